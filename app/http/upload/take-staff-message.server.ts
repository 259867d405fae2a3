import type { NextFunction, Request as ExpressRequest, Response } from "express";
import { isPermitted } from "#app/domain/access/permissions.ts";
import { mayRead } from "#app/domain/desk/sight.server.ts";
import { staffOwner } from "#app/domain/kept-form/kept-form.ts";
import { findCaseRequest } from "#app/domain/review/find-case.server.ts";
import { parseReference } from "#app/domain/review/search.server.ts";
import type { findStaffSession } from "#app/domain/staff/find-session.server.ts";
import { findEndedMember } from "#app/domain/staff/session-time.server.ts";
import { leadsTo, staffPaths } from "#app/routes/paths.ts";
import { neededFor, referenceIn } from "#app/routes/staff-access.ts";
import { keepWithoutFile } from "../kept-form/keep-posted.server.ts";
import type { Upload } from "../received-upload.ts";
import { atPace } from "./at-pace.server.ts";
import { drain } from "./drain.server.ts";
import { defaultPace, type Pace } from "./pace.ts";
import { passOn } from "./pass-on.server.ts";
import { readTexts } from "./read-texts.server.ts";
import { signedInMember, tokenOf } from "./signed-in-member.server.ts";
import { leftover, limitsOfMessages, takeFiles } from "./take-files.server.ts";
import type { Means } from "./take-upload.server.ts";

/**
 * A message of staff with files, from a member who may write about this request; otherwise nothing
 * reaches the store.
 */
export function takeStaffMessage(services: Means, pace = defaultPace) {
  return (req: ExpressRequest, res: Response, next: NextFunction) => {
    const isMessage = req.method === "POST" && leadsTo(staffPaths.messages, req.path);
    if (!isMessage || !req.is("multipart/form-data")) return next();
    passOn(take(services, req, res, pace), { req, res, next });
  };
}

/** Returns the address to go to instead when nobody has signed in. */
async function take(services: Means, req: ExpressRequest, res: Response, pace: Pace) {
  const member = await signedInMember(services, req);
  if (!member) {
    const instead = await keepText(services, req, pace);
    await drain(req, leftover);
    return instead;
  }
  const found = await findWritable(services, req, member);
  if (found) {
    const rate = { "upload-staff": member.id };
    const taking = { requestId: found.id, rate, limits: limitsOfMessages(services), pace };
    await takeFiles(services, req, res, taking);
    return null;
  }
  // The page answers 403 or 404.
  await drain(req, leftover);
  res.locals.upload = { outcome: "malformed" } satisfies Upload;
  res.locals.claimUpload = () => false;
  return null;
}

type Member = NonNullable<Awaited<ReturnType<typeof findStaffSession>>>;

async function findWritable(services: Means, { path }: ExpressRequest, member: Member) {
  const needed = neededFor("POST", path);
  const reference = parseReference(referenceIn(path) ?? "");
  if (!reference || !needed || !isPermitted(member.roles, needed)) return null;
  return (await mayRead(services, member, reference)) ? findCaseRequest(services, reference) : null;
}

/** After the end of the session the text is kept, and the member is told that the file is not. */
async function keepText(services: Means, req: ExpressRequest, pace: Pace) {
  const token = await tokenOf(services, req, "staff");
  const ended = token ? await findEndedMember(services, token) : null;
  if (!ended) return `${staffPaths.login()}?ended=lost`;
  const parts = await atPace(req, pace, (signal) =>
    readTexts(req, { ...limitsOfMessages(services), signal }),
  );
  const posted = parts ?? { fields: {}, hadFile: true };
  const path = req.path.replace(/(?<=.)\/+$/, "");
  return `${staffPaths.login()}?ended=${await keepWithoutFile(services, path, staffOwner(ended), posted)}`;
}
