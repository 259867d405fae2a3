import type { NextFunction, Request, Response } from "express";

interface Exchange {
  readonly req: Request;
  readonly res: Response;
  readonly next: NextFunction;
}

/**
 * After an upload was taken: on to its page, or to the address that is given instead. If the client is
 * still sending, the connection ends with the answer.
 */
export function passOn(taking: Promise<string | null>, { req, res, next }: Exchange) {
  taking.then((instead) => {
    if (!req.complete) res.setHeader("Connection", "close");
    if (instead) res.redirect(303, instead);
    else next();
  }, next);
}
