export type NextRequestWay = "link-page" | "invitation";
