import type { NextFunction, Request, Response } from "express";
import { paths } from "#app/routes/paths.ts";
import { drain } from "../upload/drain.server.ts";
import { rewriteTo } from "./rewrite-to.server.ts";

/** The longest text fields have at most 10,000 characters. */
const maxBytes = 256 * 1024;
const leftover = { maxBytes: 4 * 1024 * 1024, maxMs: 5_000 };

/** Pages read forms whole into memory. Uploads were handled earlier; larger bodies get a 413. */
export function smallBodiesOnly(req: Request, res: Response, next: NextFunction) {
  if (res.locals.upload || res.locals.staffFile) return next();
  isSmall(req).then((fits) => (fits ? next() : refuse(req, res, next)), next);
}

function refuse(req: Request, res: Response, next: NextFunction) {
  res.setHeader("Connection", "close");
  drain(req, leftover).then(() => {
    rewriteTo(req, `${paths.refused()}?large`);
    next();
  }, next);
}

/** Tunnels send forms in chunks without a length: these are read, and put back for the page. */
function isSmall(req: Request): Promise<boolean> {
  const { "content-length": length, "transfer-encoding": encoding } = req.headers;
  if (encoding === undefined) return Promise.resolve(Number(length ?? 0) <= maxBytes);
  return readAhead(req);
}

function readAhead(req: Request): Promise<boolean> {
  return new Promise((resolve) => {
    const chunks: Buffer[] = [];
    let bytes = 0;
    const end = (fits: boolean) => {
      req.off("readable", read).off("close", leave);
      // Before the end is announced: afterwards nothing can be put back.
      if (fits && chunks.length > 0) req.unshift(Buffer.concat(chunks));
      resolve(fits);
    };
    const leave = () => end(false);
    const read = () => {
      while (req.readableLength > 0) {
        const chunk = req.read() as Buffer | null;
        if (!chunk) break;
        chunks.push(chunk);
        bytes += chunk.length;
        if (bytes > maxBytes) return end(false);
      }
      if (req.complete) end(true);
    };
    req.on("readable", read).once("close", leave);
  });
}
