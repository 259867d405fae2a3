import type { NextFunction, Request, Response } from "express";
import { leadsTo, paths, staffPaths } from "#app/routes/paths.ts";
import { rewriteTo } from "./rewrite-to.server.ts";

/** Their forms use something up and answer with a cookie. */
const entrances = [paths.login, paths.code, staffPaths.login, staffPaths.setup] as const;

const again = "cookies";

/**
 * A browser that blocks cookies is told before its link or code is used up. A form without any
 * cookie is sent once more by the browser itself (307), now with a cookie if it takes them: nobody
 * notices whose cookie had only expired.
 */
export function cookiesFirst({ secure }: { secure: boolean }) {
  const name = secure ? "__Host-cookies" : "cookies";
  const set = (res: Response) =>
    res.cookie(name, "1", { path: "/", httpOnly: true, sameSite: "lax", secure });
  return (req: Request, res: Response, next: NextFunction) => {
    if (req.headers.cookie || !entrances.some((path) => leadsTo(path, req.path))) return next();
    if (req.method !== "POST") {
      set(res);
      return next();
    }
    if (req.query[again] !== undefined) {
      rewriteTo(req, `${paths.refused()}?cookies&back=${encodeURIComponent(req.path)}`);
      return next();
    }
    set(res);
    const mark = req.originalUrl.includes("?") ? "&" : "?";
    res.redirect(307, `${req.originalUrl}${mark}${again}`);
  };
}

/** Where a browser without cookies came from; null for any other address. */
export function entranceOf(back: string | null) {
  return back !== null && entrances.some((path) => leadsTo(path, back)) ? back : null;
}
