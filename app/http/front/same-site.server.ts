import type { NextFunction, Request, Response } from "express";
import { paths } from "#app/routes/paths.ts";
import { rewriteTo } from "./rewrite-to.server.ts";

const reading = new Set(["GET", "HEAD", "OPTIONS"]);

/** By Fetch Metadata, or by Origin if that is missing; refuses a request with neither. */
function comesFromOurPages(
  { method, headers }: Pick<Request, "method" | "headers">,
  ownOrigins: ReadonlySet<string>,
) {
  if (reading.has(method)) return true;
  const site = headers["sec-fetch-site"];
  if (site !== undefined) return site === "same-origin";
  return ownOrigins.has(headers.origin ?? "");
}

export function refuseOtherSites(ownOrigins: ReadonlySet<string>) {
  return (req: Request, _res: Response, next: NextFunction) => {
    if (!comesFromOurPages(req, ownOrigins)) rewriteTo(req, paths.refused());
    next();
  };
}
