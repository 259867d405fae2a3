import type { NextFunction, Request, Response } from "express";
import type { Settings } from "#app/env/settings.ts";

const forwarded = ["forwarded", "x-forwarded-for", "x-forwarded-host", "x-forwarded-proto"];

const loopbackNames = ["localhost", "127.0.0.1", "[::1]"];

export function loopbackOrigins({ port, publicOrigin }: Pick<Settings, "port" | "publicOrigin">) {
  const usual = loopbackNames.map((name) => new URL(`http://${name}:${port}`).origin);
  return new Set([...usual, publicOrigin]);
}

/** Against DNS rebinding: the demo answers only to its own loopback names. */
export function refuseStrangers(origins: ReadonlySet<string>) {
  const names = new Set([...origins].map((origin) => new URL(origin).host));
  return (req: Request, res: Response, next: NextFunction) => {
    const isKnown = names.has(req.headers.host ?? "");
    if (isKnown && !forwarded.some((header) => req.headers[header])) return next();
    res.status(421).type("text").send("This demonstration answers on the loopback only.\n");
  };
}

export function useOneName(publicOrigin: string) {
  const { host } = new URL(publicOrigin);
  return (req: Request, _res: Response, next: NextFunction) => {
    req.headers.host = host;
    delete req.headers["x-forwarded-host"];
    next();
  };
}
