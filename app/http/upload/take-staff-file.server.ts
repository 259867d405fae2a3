import { randomUUID } from "node:crypto";
import type { NextFunction, Request as ExpressRequest, Response } from "express";
import { isPermitted, needsFreshFactor } from "#app/domain/access/permissions.ts";
import { limits, megabyte } from "#app/domain/limits.ts";
import { leadsTo, staffPaths } from "#app/routes/paths.ts";
import { neededFor } from "#app/routes/staff-access.ts";
import { spend } from "../limits.server.ts";
import type { FileTrouble, ReceivedFile } from "../received-file.ts";
import { atPace } from "./at-pace.server.ts";
import { drain } from "./drain.server.ts";
import { holdForPage } from "./hold-for-page.server.ts";
import { defaultPace, type Pace } from "./pace.ts";
import { passOn } from "./pass-on.server.ts";
import { receiveList, type StoredList } from "./receive-list.server.ts";
import { signedInMember } from "./signed-in-member.server.ts";
import { leftover } from "./take-files.server.ts";
import type { Means } from "./take-upload.server.ts";
import { parseFormWith } from "./upload-form.server.ts";

const takers = [staffPaths.accountImports, staffPaths.invitationBatches];
const isField = (name: string): name is "file" => name === "file";

/**
 * Only from a member who may do this; otherwise nothing reaches the store. A file that the page did
 * not claim when the response ends is deleted.
 */
export function takeStaffFile(services: Means, pace = defaultPace) {
  return (req: ExpressRequest, res: Response, next: NextFunction) => {
    if (req.method !== "POST" || !takers.some((path) => leadsTo(path, req.path))) return next();
    if (!req.is("multipart/form-data")) return next();
    passOn(take(services, req, res, pace), { req, res, next });
  };
}

/** Returns the address to go to instead when nobody has signed in. */
async function take(services: Means, req: ExpressRequest, res: Response, pace: Pace) {
  const member = await signedInMember(services, req);
  if (!member) {
    await drain(req, leftover);
    return `${staffPaths.login()}?ended=file&to=${encodeURIComponent(req.path)}`;
  }
  // Without the permission the page answers 403; without a fresh second factor it asks for one.
  const needed = neededFor("POST", req.path) ?? "own";
  const isProved = member.hasFreshFactor || !needsFreshFactor(needed);
  const isAllowed = isProved && isPermitted(member.roles, needed);
  const received = isAllowed ? await receive(services, req, member.id, pace) : refusal("broken");
  await drain(req, leftover);
  holdForPage(services, res, async () => {
    if (received.outcome === "stored") await services.store.delete(received.objectKey);
  });
  res.locals.staffFile = received;
  return null;
}

const refusal = (trouble: FileTrouble): ReceivedFile => ({ outcome: "refused", trouble });

async function receive(
  services: Means,
  req: ExpressRequest,
  staffId: string,
  pace: Pace,
): Promise<ReceivedFile> {
  const room = await spend({ services }, { "staff-file": staffId });
  if (!room.ok) return refusal("too-often");
  const { store } = services;
  const objectKey = `imports/${randomUUID()}`;
  const maxBytes = limits.importMegabytes * megabyte;
  const form = await atPace(req, pace, async (signal) => {
    let stored: (StoredList & object) | FileTrouble = "no-file";
    let label = "";
    const limitsOfForm = { maxBytes, maxFiles: 1, maxRequestBytes: maxBytes, signal, isField };
    const read = await parseFormWith(req, limitsOfForm, async (file, part) => {
      const list = await receiveList(file, { maxBytes, store, key: objectKey, signal });
      // Browsers send an empty, unnamed file where none was chosen.
      if (list === "empty" && part.label === "") return;
      [stored, label] = [list, part.label];
    });
    return { stored: stored as StoredList, label, read };
  });
  return form ? outcomeOf(form, services, objectKey) : refusal("broken");
}

async function outcomeOf(
  form: {
    stored: StoredList;
    label: string;
    read: Awaited<ReturnType<typeof parseFormWith<"file">>>;
  },
  { store }: Means,
  objectKey: string,
): Promise<ReceivedFile> {
  const { stored, label, read } = form;
  if (typeof stored !== "string" && read.end === "whole")
    return { outcome: "stored", label, objectKey, ...stored, fields: read.fields };
  if (typeof stored !== "string") await store.delete(objectKey);
  if (read.end === "too-long" || read.overlong) return refusal("too-large");
  return refusal(read.end === "whole" && typeof stored === "string" ? stored : "broken");
}
