import type { Request } from "express";

/** Answers the request with one of our own pages instead of the one it asked for; nothing is changed. */
export function rewriteTo(req: Request, page: string) {
  req.method = "GET";
  req.url = page;
  // Remix reads this one.
  req.originalUrl = page;
}
