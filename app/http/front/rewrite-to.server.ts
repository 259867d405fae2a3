import type { Request } from "express";

export function rewriteTo(req: Request, page: string) {
  req.method = "GET";
  req.url = page;
  // Remix reads `originalUrl`.
  req.originalUrl = page;
}
