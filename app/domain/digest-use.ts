/** Digests that rest under a key of their own: of codes, and of what is counted. */
export type DigestUse = "code" | "count";
