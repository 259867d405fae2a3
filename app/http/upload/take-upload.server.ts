import type { NextFunction, Request as ExpressRequest, Response } from "express";
import { findEndedVisit } from "#app/domain/invitation/ended-visit.server.ts";
import { findUploadRequest } from "#app/domain/journey/find-upload-request.server.ts";
import { findVisit } from "#app/domain/journey/find-visit.server.ts";
import { customerOwner } from "#app/domain/kept-form/kept-form.ts";
import { findMessageRequest } from "#app/domain/thread/find-message-request.server.ts";
import { leadsTo, paths } from "#app/routes/paths.ts";
import type { Services } from "#app/services.server.ts";
import { endedAddress, keepWithoutFile } from "../kept-form/keep-posted.server.ts";
import { atPace } from "./at-pace.server.ts";
import { drain } from "./drain.server.ts";
import { defaultPace, type Pace } from "./pace.ts";
import { passOn } from "./pass-on.server.ts";
import { readTexts } from "./read-texts.server.ts";
import { tokenOf } from "./signed-in-member.server.ts";
import { leftover, limitsOfDocuments, limitsOfMessages, takeFiles } from "./take-files.server.ts";
import type { FormLimits } from "./upload-form.server.ts";

export type Means = Pick<Services, "db" | "limiter" | "logger" | "secrets" | "settings" | "store">;

/**
 * Only from a customer who may add documents now; otherwise nothing reaches the store. Files not
 * claimed when the response ends are deleted.
 */
export function takeUpload(services: Means, pace = defaultPace) {
  return (req: ExpressRequest, res: Response, next: NextFunction) => {
    const taker = req.method === "POST" ? takers.find(({ path }) => leadsTo(path, req.path)) : null;
    if (!taker || !req.is("multipart/form-data")) return next();
    passOn(take(services, req, res, { ...taker, pace }), { req, res, next });
  };
}

interface Taker {
  readonly path: typeof paths.documents | typeof paths.messages;
  readonly findRequest: typeof findUploadRequest;
  readonly limitsOf: (services: Means) => FormLimits;
}

const takers: readonly Taker[] = [
  { path: paths.documents, findRequest: findUploadRequest, limitsOf: limitsOfDocuments },
  { path: paths.messages, findRequest: findMessageRequest, limitsOf: limitsOfMessages },
];

type Taking = Taker & { readonly pace: Pace };

/** Returns the address to go to instead when nothing was taken. */
async function take(services: Means, req: ExpressRequest, res: Response, taking: Taking) {
  const token = await tokenOf(services, req, "customer");
  const requestId = token && (await taking.findRequest(services, token));
  if (!requestId) {
    const instead = await insteadOf(services, req, taking);
    await drain(req, leftover);
    return instead;
  }
  const rate = { "upload-request": requestId };
  const { pace } = taking;
  await takeFiles(services, req, res, { requestId, rate, limits: taking.limitsOf(services), pace });
  return null;
}

/** The status page redirects further, for a request that cannot be edited. */
async function insteadOf(services: Means, req: ExpressRequest, { path, limitsOf, pace }: Taking) {
  const token = await tokenOf(services, req, "customer");
  if (token && (await findVisit(services, token))) return paths.request();
  const ended = token ? await findEndedVisit(services, token) : null;
  if (!ended) return endedAddress("file");
  const parts = await atPace(req, pace, (signal) =>
    readTexts(req, { ...limitsOf(services), signal }),
  );
  const ending = await keepWithoutFile(
    services,
    path(),
    customerOwner(ended),
    parts ?? { fields: {}, hadFile: true },
  );
  return endedAddress(ending);
}
