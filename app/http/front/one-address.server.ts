import type { NextFunction, Request, Response } from "express";
import { rewriteTo } from "./rewrite-to.server.ts";

/**
 * Remix resolves "..", backslashes and escapes of the address that was sent; whatever reads it
 * before must see the same. A proxy may send the whole address, origin included.
 */
export function readOneAddress(req: Request, _res: Response, next: NextFunction) {
  const address = resolved(req.originalUrl);
  if (address === null) rewriteTo(req, "/unreadable-address");
  else if (address !== req.url) {
    req.url = address;
    req.originalUrl = address;
  }
  next();
}

function resolved(target: string) {
  const isWhole = /^https?:\/\//i.test(target);
  const text = isWhole ? target : `http://here.invalid${target}`;
  if (!isWhole && !target.startsWith("/")) return null;
  if (!URL.canParse(text)) return null;
  const { pathname, search } = new URL(text);
  return pathname + search;
}
