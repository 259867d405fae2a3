/** `button`: at once, because the link that opened this visit is for the next request. */
export type NextRequestWay = "button" | "link-page" | "invitation";
