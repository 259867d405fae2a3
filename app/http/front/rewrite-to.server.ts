import type { Request } from "express";

/** Answers with one of our own pages instead of the requested one; nothing is changed. */
export function rewriteTo(req: Request, page: string) {
  req.method = "GET";
  req.url = page;
  // Remix reads `originalUrl`.
  req.originalUrl = page;
}
