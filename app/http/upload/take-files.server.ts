import { randomUUID } from "node:crypto";
import type { Request as ExpressRequest, Response } from "express";
import type { RequestId } from "#app/domain/ids.ts";
import { limits, megabyte } from "#app/domain/limits.ts";
import { spend } from "../limits.server.ts";
import type { Upload } from "../received-upload.ts";
import { atPace } from "./at-pace.server.ts";
import { drain } from "./drain.server.ts";
import { holdForPage } from "./hold-for-page.server.ts";
import type { Pace } from "./pace.ts";
import { discardFiles, receiveUpload } from "./receive-upload.server.ts";
import type { Means } from "./take-upload.server.ts";
import type { FormLimits } from "./upload-form.server.ts";

export const leftover = { maxBytes: 64 * megabyte, maxMs: 10_000 };

interface Taking {
  readonly requestId: RequestId;
  readonly rate: Parameters<typeof spend>[1];
  readonly limits: FormLimits;
  readonly pace: Pace;
}

/** Receives the files of a form for its page. Those not claimed when the response ends are deleted. */
export async function takeFiles(
  services: Means,
  req: ExpressRequest,
  res: Response,
  taking: Taking,
) {
  const upload = await receive(services, req, taking);
  const files = upload.outcome === "received" ? upload.files : [];
  holdForPage(services, res, () => discardFiles(files, services.store));
  res.locals.upload = upload;
}

async function receive(
  services: Means,
  req: ExpressRequest,
  { requestId, rate, limits: limitsOfForm, pace }: Taking,
): Promise<Upload> {
  const room = await spend({ services }, rate);
  if (!room.ok) {
    await drain(req, leftover);
    return { outcome: "too-often", retryAfterSeconds: room.retryAfterSeconds };
  }
  const received = await atPace(req, pace, (signal) =>
    receiveUpload(req, {
      ...limitsOfForm,
      store: services.store,
      newKey: () => `documents/${requestId}/${randomUUID()}`,
      signal,
    }),
  );
  return received ?? { outcome: "malformed" };
}

export function limitsOfDocuments({ settings }: Means): FormLimits {
  const { maxFileBytes: maxBytes, maxFiles, maxRequestBytes } = settings.documents;
  return { maxBytes, maxFiles, maxRequestBytes };
}

/** A message that is too long arrives whole, so that it can be given back. */
export function limitsOfMessages(services: Means): FormLimits {
  const maxFiles = limits.threadFilesPerMessage;
  return { ...limitsOfDocuments(services), maxFiles, maxFieldBytes: 40_000 };
}
