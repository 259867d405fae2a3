import type { NextFunction, Request, Response } from "express";
import { defaultPace } from "../upload/pace.ts";
import { watchPace } from "../upload/watch-pace.server.ts";

/** A form that arrives too slowly gets a bare 408: no real browser sends like that. */
export function refuseSlowSenders(pace = defaultPace) {
  return (req: Request, res: Response, next: NextFunction) => {
    if (!req.complete) {
      const stop = watchPace(req, pace, () => {
        if (res.headersSent) return;
        res.writeHead(408, { Connection: "close" }).end(() => req.destroy());
      });
      res.once("close", stop);
    }
    next();
  };
}
