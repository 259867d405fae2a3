import type { NextFunction, Request, Response } from "express";
import { paths } from "#app/routes/paths.ts";
import { rewriteTo } from "./rewrite-to.server.ts";

/**
 * Pages read only `application/x-www-form-urlencoded`; uploads are handled earlier. Any other
 * change gets a 415.
 */
export function ourFormsOnly(req: Request, res: Response, next: NextFunction) {
  const isChange = !["GET", "HEAD", "OPTIONS"].includes(req.method);
  const type = req.headers["content-type"] ?? "";
  const isForm = /^application\/x-www-form-urlencoded\s*(?:;|$)/i.test(type);
  const isTaken = Boolean(res.locals.upload ?? res.locals.staffFile);
  if (isChange && !isForm && !isTaken) rewriteTo(req, `${paths.refused()}?unreadable`);
  next();
}
