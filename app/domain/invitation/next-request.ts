/** The page that writes to the main contact, or the link that another recipient was sent and can renew. */
export type WayToAnother = "link-page" | "invitation";
