import type { NextFunction, Request, Response } from "express";
import { paths } from "#app/routes/paths.ts";
import { drain } from "../upload/drain.server.ts";
import { rewriteTo } from "./rewrite-to.server.ts";

/** The longest text fields have at most 10,000 characters. */
const maxBytes = 256 * 1024;
const leftover = { maxBytes: 4 * 1024 * 1024, maxMs: 5_000 };

/**
 * Pages read forms whole into memory. Uploads were handled earlier; larger bodies and those of
 * unknown length get a 413.
 */
export function smallBodiesOnly(req: Request, res: Response, next: NextFunction) {
  if (res.locals.upload || isSmall(req)) return next();
  res.setHeader("Connection", "close");
  drain(req, leftover).then(() => {
    rewriteTo(req, `${paths.refused()}?large`);
    next();
  }, next);
}

function isSmall(req: Request) {
  const { "content-length": length, "transfer-encoding": encoding } = req.headers;
  return encoding === undefined && Number(length ?? 0) <= maxBytes;
}
