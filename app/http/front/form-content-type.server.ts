import type { NextFunction, Request, Response } from "express";
import { rewriteTo } from "./rewrite-to.server.ts";

/**
 * Pages read forms as browsers send them (`application/x-www-form-urlencoded`); document uploads
 * are handled earlier. A change of any other type, or without one, gets the refusal page with a
 * 415.
 */
export function ourFormsOnly(req: Request, res: Response, next: NextFunction) {
  const isChange = !["GET", "HEAD", "OPTIONS"].includes(req.method);
  const type = req.headers["content-type"] ?? "";
  const isForm = /^application\/x-www-form-urlencoded\s*(?:;|$)/i.test(type);
  if (isChange && !isForm && !res.locals.upload) rewriteTo(req, "/refused?unreadable");
  next();
}
