import { createRequestHandler, type GetLoadContextFunction } from "@remix-run/express";
import type { ServerBuild } from "@remix-run/node";
import type { NextFunction, Request, Response } from "express";
import type { Locale } from "#app/i18n/paraglide/runtime.js";
import type { Services } from "#app/services.server.ts";
import type { ReceivedFile } from "../received-file.ts";
import type { Upload } from "../received-upload.ts";
import type { UploadClaim } from "../upload/upload-claim.ts";
import { localeOf } from "./locale.server.ts";
import { narrowed } from "./narrowed-build.server.ts";
import { asMail, asPage, withFrames } from "./security-headers.server.ts";

type EntryModule = ServerBuild["entry"]["module"] & {
  withLocale: <Value>(locale: Locale, work: () => Value) => Value;
};

/** `build` is called for each request, so that development can replace it. */
export function pages(services: Services, build: () => Promise<ServerBuild>) {
  const secure = services.settings.publicOrigin.startsWith("https:");
  const mode = services.settings.dev ? "development" : "production";
  const answer = async (req: Request, res: Response, next: NextFunction) => {
    const current = await build();
    res.locals.locale = localeOf(req, res, secure);
    res.locals.scriptUrl = current.assets.entry.module;
    const handle = handlerOf(narrowed(current, req.originalUrl), mode, services);
    const { withLocale } = current.entry.module as EntryModule;
    await withLocale(res.locals.locale as Locale, () => handle(req, res, next));
  };
  return (req: Request, res: Response, next: NextFunction) => {
    answer(req, res, next).catch(next);
  };
}

const handlers = new WeakMap<ServerBuild, ReturnType<typeof createRequestHandler>>();

function handlerOf(build: ServerBuild, mode: string, services: Services) {
  const known = handlers.get(build);
  if (known) return known;
  const handler = createRequestHandler({ build, mode, getLoadContext: contextOf(services) });
  handlers.set(build, handler);
  return handler;
}

function contextOf(services: Services): GetLoadContextFunction {
  return (req, res) => ({
    services,
    nonce: res.locals.nonce as string,
    locale: res.locals.locale as Locale,
    requestId: res.locals.requestId as string,
    clientAddress: req.ip ?? "unknown",
    upload: (res.locals.upload as Upload | undefined) ?? null,
    staffFile: (res.locals.staffFile as ReceivedFile | undefined) ?? null,
    claimUpload: (res.locals.claimUpload as UploadClaim["take"] | undefined) ?? (() => false),
    scriptUrl: res.locals.scriptUrl as string,
    asPage: () => asPage(res),
    asMail: () => asMail(res),
    withFrames: () => withFrames(res),
  });
}
