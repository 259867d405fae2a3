import type { NextFunction, Request, Response } from "express";
import { paths } from "#app/routes/paths.ts";
import { rewriteTo } from "./rewrite-to.server.ts";

const reading = new Set(["GET", "HEAD", "OPTIONS"]);

/** By Fetch Metadata, or by Origin if that is missing; `silent` with neither. */
function originOf({ headers }: Pick<Request, "headers">, ownOrigins: ReadonlySet<string>) {
  const site = headers["sec-fetch-site"];
  if (site !== undefined) return site === "same-origin" ? "ours" : "other";
  if (headers.origin === undefined) return "silent";
  return ownOrigins.has(headers.origin) ? "ours" : "other";
}

export function refuseOtherSites(ownOrigins: ReadonlySet<string>) {
  return (req: Request, _res: Response, next: NextFunction) => {
    if (reading.has(req.method)) return next();
    const origin = originOf(req, ownOrigins);
    if (origin !== "ours") {
      rewriteTo(req, origin === "silent" ? `${paths.refused()}?silent` : paths.refused());
    }
    // Remix compares Origin with the host and fails on "null", which some browsers send with our own
    // forms (remix-run/remix#11033). It has been checked here.
    delete req.headers.origin;
    next();
  };
}
