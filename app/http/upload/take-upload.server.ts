import { randomUUID } from "node:crypto";
import type { NextFunction, Request as ExpressRequest, Response } from "express";
import type { RequestId } from "#app/domain/ids.ts";
import { findEndedVisit } from "#app/domain/invitation/ended-visit.server.ts";
import { findUploadRequest } from "#app/domain/journey/find-upload-request.server.ts";
import { findVisit } from "#app/domain/journey/find-visit.server.ts";
import { customerOwner } from "#app/domain/kept-form/kept-form.ts";
import { leadsTo, paths } from "#app/routes/paths.ts";
import type { Services } from "#app/services.server.ts";
import { readToken } from "../cookies.server.ts";
import { endedAddress, keepWithoutFile } from "../kept-form/keep-posted.server.ts";
import { spend } from "../limits.server.ts";
import type { Upload } from "../received-upload.ts";
import { drain } from "./drain.server.ts";
import { defaultPace, type Pace } from "./pace.ts";
import { discardFiles, receiveUpload } from "./receive-upload.server.ts";
import { claimOf } from "./upload-claim.ts";
import { watchPace } from "./watch-pace.server.ts";

const leftover = { maxBytes: 64 * 1024 * 1024, maxMs: 10_000 };

export type Means = Pick<Services, "db" | "limiter" | "logger" | "secrets" | "settings" | "store">;

/**
 * Only from a customer who may add documents now; otherwise nothing reaches the store. Files not
 * claimed when the response ends are deleted.
 */
export function takeUpload(services: Means, pace = defaultPace) {
  return (req: ExpressRequest, res: Response, next: NextFunction) => {
    if (req.method !== "POST" || !leadsTo(paths.documents, req.path)) return next();
    if (!req.is("multipart/form-data")) return next();
    take(services, req, res, pace).then((instead) => {
      if (instead) res.redirect(303, instead);
      else next();
    }, next);
  };
}

/** Returns the address to go to instead when nothing was taken. */
async function take(services: Means, req: ExpressRequest, res: Response, pace: Pace) {
  const requestId = await whoseUpload(services, req);
  if (!requestId) {
    await drain(req, leftover);
    if (!req.complete) res.setHeader("Connection", "close");
    return insteadOf(services, req);
  }
  const upload = await receive(services, req, requestId, pace);
  const files = upload.outcome === "received" ? upload.files : [];
  const claim = claimOf(() => discardFiles(files, services.store));
  const end = () => {
    claim
      .end()
      .catch((err: unknown) => services.logger.error({ err }, "an upload was left behind"));
  };
  if (res.closed) end();
  else res.once("close", end);
  res.locals.upload = upload;
  res.locals.claimUpload = claim.take;
  if (!req.complete) res.setHeader("Connection", "close");
  return null;
}

async function receive(
  services: Means,
  req: ExpressRequest,
  requestId: RequestId,
  pace: Pace,
): Promise<Upload> {
  const room = await spend({ services }, { "upload-request": requestId });
  if (!room.ok) {
    await drain(req, leftover);
    return { outcome: "too-often", retryAfterSeconds: room.retryAfterSeconds };
  }
  const broken = new AbortController();
  req.on("aborted", () => broken.abort(new Error("the client is gone")));
  const stop = watchPace(req, pace, () => broken.abort(new Error("too slow")));
  const { maxFileBytes: maxBytes, maxFiles, maxRequestBytes } = services.settings.documents;
  try {
    return await receiveUpload(req, {
      maxBytes,
      maxFiles,
      maxRequestBytes,
      store: services.store,
      newKey: () => `documents/${requestId}/${randomUUID()}`,
      signal: broken.signal,
    });
  } catch (error) {
    // A cancelled, lost or slow connection is not our failure.
    if (!broken.signal.aborted) throw error;
    return { outcome: "malformed" };
  } finally {
    stop();
  }
}

/** The status page redirects further, for a request that cannot be edited. */
async function insteadOf(services: Means, req: ExpressRequest) {
  const token = await tokenOf(services, req);
  if (token && (await findVisit(services, token))) return paths.request();
  const ended = token ? await findEndedVisit(services, token) : null;
  if (ended) await keepWithoutFile(services, paths.documents(), customerOwner(ended));
  return endedAddress("file");
}

function tokenOf(services: Means, req: ExpressRequest) {
  const headers = new Headers({ cookie: req.headers.cookie ?? "" });
  return readToken("customer", { headers }, services);
}

async function whoseUpload(services: Means, req: ExpressRequest) {
  const token = await tokenOf(services, req);
  return token ? findUploadRequest(services, token) : null;
}
