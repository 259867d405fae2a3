import type { NextFunction, Request, Response } from "express";
import { rewriteTo } from "./rewrite-to.server.ts";

const reading = new Set(["GET", "HEAD", "OPTIONS"]);

/**
 * Changes are taken from our own pages only: the browser says where a form comes from (Fetch Metadata,
 * or Origin where that is missing). A request that says neither is refused. SameSite cookies come on top.
 */
export function comesFromOurPages(
  { method, headers }: Pick<Request, "method" | "headers">,
  ownOrigins: ReadonlySet<string>,
) {
  if (reading.has(method)) return true;
  const site = headers["sec-fetch-site"];
  if (site !== undefined) return site === "same-origin";
  return ownOrigins.has(headers.origin ?? "");
}

/** Sends a refused change to the page that explains it. */
export function refuseOtherSites(ownOrigins: ReadonlySet<string>) {
  return (req: Request, _res: Response, next: NextFunction) => {
    if (!comesFromOurPages(req, ownOrigins)) rewriteTo(req, "/refused");
    next();
  };
}
