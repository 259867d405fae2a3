import type { NextFunction, Request, Response } from "express";
import type { Settings } from "#app/env/settings.ts";

const forwarded = ["forwarded", "x-forwarded-for", "x-forwarded-host", "x-forwarded-proto"];

const loopbackNames = ["localhost", "127.0.0.1", "[::1]"];

/** How the demonstration may be called on this machine: by the usual names, and by the one that it listens on. */
export function loopbackOrigins({ port, publicOrigin }: Pick<Settings, "port" | "publicOrigin">) {
  const usual = loopbackNames.map((name) => new URL(`http://${name}:${port}`).origin);
  return new Set([...usual, publicOrigin]);
}

/** The demo answers to its own loopback names only, and to no proxy: another site's name cannot be pointed at it. */
export function refuseStrangers(origins: ReadonlySet<string>) {
  const names = new Set([...origins].map((origin) => new URL(origin).host));
  return (req: Request, res: Response, next: NextFunction) => {
    const isKnown = names.has(req.headers.host ?? "");
    if (isKnown && !forwarded.some((header) => req.headers[header])) return next();
    res.status(421).type("text").send("This demonstration answers on the loopback only.\n");
  };
}

/** In production the site has one name, whatever a proxy in front of it calls it. */
export function useOneName(publicOrigin: string) {
  const { host } = new URL(publicOrigin);
  return (req: Request, _res: Response, next: NextFunction) => {
    req.headers.host = host;
    delete req.headers["x-forwarded-host"];
    next();
  };
}
