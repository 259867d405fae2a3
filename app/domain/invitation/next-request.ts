export type WayToAnother = "link-page" | "invitation";
