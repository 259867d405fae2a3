import { randomBytes, randomUUID } from "node:crypto";
import type { NextFunction, Request, Response } from "express";
import type { Logger } from "pino";

export function logRequests(logger: Logger) {
  return (req: Request, res: Response, next: NextFunction) => {
    const started = performance.now();
    const requestId = randomUUID();
    const path = req.path;
    const { method } = req;
    res.locals.requestId = requestId;
    res.locals.nonce = randomBytes(16).toString("base64");
    res.setHeader("X-Request-Id", requestId);
    res.on("close", () => {
      const milliseconds = Math.round(performance.now() - started);
      logger.info({ requestId, method, path, status: res.statusCode, milliseconds }, "request");
    });
    next();
  };
}
