import type { NextFunction, Request as ExpressRequest, Response } from "express";
import { randomUUID } from "node:crypto";
import { isEditable } from "#app/domain/request/state-machine.ts";
import { digest } from "#app/domain/secrets.server.ts";
import type { Services } from "#app/services.server.ts";
import { findRequest } from "#db/requests.server.ts";
import { touchSession } from "#db/sessions.server.ts";
import { readToken } from "./cookies.server.ts";
import { drain } from "./drain.server.ts";
import { receiveUpload } from "./upload.server.ts";

const leftover = { maxBytes: 64 * 1024 * 1024, maxMs: 10_000 };

/** Takes papers in before Remix, from somebody who may give some; from anybody else nothing reaches the store. */
export function takeUpload(services: Services) {
  return (req: ExpressRequest, res: Response, next: NextFunction) => {
    if (req.method !== "POST" || req.path !== "/request/documents") return next();
    if (!req.is("multipart/form-data")) return next();
    take(services, req, res).then((isTaken) => {
      // The status page knows the way, for a draft that is not theirs to edit and for nobody at all.
      if (isTaken) next();
      else res.redirect(303, "/request");
    }, next);
  };
}

async function take(services: Services, req: ExpressRequest, res: Response) {
  const requestId = await whoseUpload(services, req);
  if (!requestId) {
    await drain(req, leftover);
    return false;
  }
  const gone = new AbortController();
  req.on("aborted", () => gone.abort());
  res.locals.upload = await receiveUpload(req, {
    store: services.store,
    newKey: () => `documents/${requestId}/${randomUUID()}`,
    signal: gone.signal,
  });
  if (!req.complete) res.setHeader("Connection", "close");
  return true;
}

async function whoseUpload(services: Services, req: ExpressRequest) {
  const headers = new Headers({ cookie: req.headers.cookie ?? "" });
  const token = await readToken("customer", { headers }, services);
  const session = token && (await touchSession(services.db, digest(token)));
  if (!session || session.scope !== "request") return null;
  const request = await findRequest(services.db, session.requestId);
  return request && isEditable(request.status) ? request.id : null;
}
