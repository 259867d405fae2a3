import { randomBytes, randomUUID } from "node:crypto";
import type { NextFunction, Request, Response } from "express";
import type { Logger } from "pino";
import { observeRequest } from "#app/metrics/observe.server.ts";

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
      const passed = performance.now() - started;
      const milliseconds = Math.round(passed);
      const isWhole = res.writableFinished;
      observeRequest({ path, method, status: res.statusCode, isWhole, seconds: passed / 1000 });
      logger.info({ requestId, method, path, status: res.statusCode, milliseconds }, "request");
    });
    next();
  };
}
