import type { NextFunction, Request, Response } from "express";
import { linkTokenLength, tokenLength } from "#app/domain/secrets.server.ts";
import { plain } from "#app/domain/typed/plain.ts";
import { paths, staffPaths } from "#app/routes/paths.ts";

const links = [
  { path: paths.login, length: linkTokenLength },
  { path: paths.contactProof, length: linkTokenLength },
  { path: paths.confirmation, length: linkTokenLength },
  { path: paths.notice, length: linkTokenLength },
  { path: staffPaths.setup, length: tokenLength },
];

/** Mail programs take the full stop or bracket after a link into it, or wrap it. */
export function tidyLinks(req: Request, res: Response, next: NextFunction) {
  const tidy = tidied(req.path);
  if (tidy === null || tidy === req.path) return next();
  const address = tidy + req.originalUrl.slice(req.path.length);
  if (req.method === "GET" || req.method === "HEAD") return res.redirect(303, address);
  req.url = address;
  req.originalUrl = address;
  next();
}

function tidied(address: string) {
  for (const { path, length } of links) {
    const start = path({ token: "" });
    if (!address.toLowerCase().startsWith(start)) continue;
    const token = tokenIn(address.slice(start.length), length);
    return token && path({ token });
  }
  return null;
}

function tokenIn(written: string, length: number) {
  const text = plain(decoded(written));
  const whole = text.replace(/\s/g, "");
  const first = text.split(" ")[0] ?? "";
  const token = new RegExp(`^[^\\p{L}\\p{N}_-]*([\\w-]{${length}})[^\\p{L}\\p{N}]*$`, "u");
  return (token.exec(whole) ?? token.exec(first))?.[1] ?? null;
}

function decoded(written: string) {
  try {
    return decodeURIComponent(written);
  } catch {
    return written;
  }
}
