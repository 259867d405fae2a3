import type { ErrorRequestHandler, RequestHandler } from "express";
import { isOutage } from "#app/outage.ts";
import { paths } from "#app/routes/paths.ts";
import type { Services } from "#app/services.server.ts";
import { rewriteTo } from "./rewrite-to.server.ts";

export function explainFailure({ logger }: Services, toPages: RequestHandler): ErrorRequestHandler {
  return (error: unknown, req, res, next) => {
    if (error instanceof URIError) {
      rewriteTo(req, "/unreadable-address");
      return toPages(req, res, next);
    }
    const err = error instanceof Error ? error : new Error(String(error));
    logger.error(
      { err, requestId: res.locals.requestId as string, path: req.path },
      "a request failed",
    );
    if (res.headersSent || res.locals.failed) return res.destroy();
    res.locals.failed = true;
    rewriteTo(req, isOutage(error) ? `${paths.failed()}?outage` : paths.failed());
    toPages(req, res, next);
  };
}
