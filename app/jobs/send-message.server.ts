import type { JobHelpers } from "graphile-worker";
import type { JobPayloads } from "#app/domain/jobs.ts";
import { codeEnded } from "#app/domain/phone-verification/rules.ts";
import { KeyGone } from "#app/domain/secrets.server.ts";
import type { Delivery } from "#app/providers/delivery.ts";
import type { Services } from "#app/services.server.ts";
import { findMessage, settleMessage, takeMessage } from "#db/messages.server.ts";
import { isCodeCurrent } from "#db/phone-verifications.server.ts";
import type { Message } from "#db/schema/messages.ts";
import { findSetup, findStaffMember } from "#db/staff.server.ts";
import { composeMail, composeSms } from "./compose.server.ts";

/**
 * E-mail can be retried: the vendor drops duplicates of the same key. SMS has no such key, so the
 * attempt is recorded first, and an unknown outcome is never resent automatically.
 */
export async function sendMessage(
  services: Services,
  { messageId }: JobPayloads["send-message"],
  { job }: Pick<JobHelpers, "job">,
) {
  const found = await findMessage(services.db, messageId);
  if (!found) return;
  if (isInterrupted(found)) return settleInterrupted(services, found);
  if ((await holdsEndedCode(services, found)) || (await holdsEndedSetup(services, found)))
    return settleEnded(services, found, codeEnded);
  const send = await prepare(services, found).catch(endOf);
  if (send === null) return settleEnded(services, found, "key-gone");
  const message = await takeMessage(services.db, messageId, sendable(found));
  if (!message) return;
  await settle(services, message, await send(), job.attempts >= job.max_attempts);
}

/** Everything that can fail on our side must fail here, before the attempt is recorded. */
async function prepare(services: Services, message: Message): Promise<() => Promise<Delivery>> {
  const to = message.sentTo;
  if (message.channel === "sms") {
    const text = await composeSms(services, message);
    return () => services.sms.send({ to, text });
  }
  const mail = await composeMail(services, message);
  return () => services.email.send({ ...mail, to, idempotencyKey: message.id });
}

/** A code that is no longer valid would confuse a person waiting for the newer one. */
async function holdsEndedCode({ db }: Services, message: Message) {
  const { verificationId, codeCounter, status } = message;
  if (status !== "queued" || !verificationId || codeCounter === null) return false;
  return !(await isCodeCurrent(db, verificationId, codeCounter));
}

/** The member used the link, was given another one or was disabled. */
async function holdsEndedSetup({ db, secrets }: Services, message: Message) {
  if (message.status !== "queued" || message.template !== "staff-invitation") return false;
  const member = message.staffId && (await findStaffMember(db, message.staffId));
  const hash = (member && member.setupTokenHash) ?? "";
  if (secrets.linkTokenOf(message.details.setupLinkId, hash) === null) return true;
  return (await findSetup(db, hash)) === null;
}

/** Null: what it carries was erased, or was made with a key that is gone. */
function endOf(error: unknown) {
  if (error instanceof KeyGone) return null;
  throw error;
}

async function settleEnded({ db }: Services, message: Message, failure: string) {
  const taken = await takeMessage(db, message.id, sendable(message));
  // Of an attempt before, nobody knows whether it arrived.
  const status = message.status === "queued" ? ("refused" as const) : ("unknown" as const);
  if (taken) await settleMessage(db, message.id, { status, failure });
}

function sendable({ channel }: Message): Message["status"][] {
  return channel === "email" ? ["queued", "sending", "unknown"] : ["queued"];
}

/** The process died: whether the SMS was sent is unknown, and its code may be erased by now. */
function isInterrupted({ channel, status }: Message) {
  return channel === "sms" && status === "sending";
}

function settleInterrupted({ db, settings }: Services, { id }: Message) {
  const provider = settings.sms.kind;
  return settleMessage(db, id, { status: "unknown", failure: "interrupted", provider });
}

async function settle(services: Services, message: Message, delivery: Delivery, isLast: boolean) {
  const { db } = services;
  const provider = message.channel === "sms" ? services.settings.sms.kind : null;
  switch (delivery.outcome) {
    case "accepted":
      return settleMessage(db, message.id, {
        status: "sent",
        vendorId: delivery.vendorId,
        provider,
      });
    case "refused":
      return settleMessage(db, message.id, {
        status: "refused",
        failure: delivery.reason,
        provider,
      });
    case "deferred":
      await settleMessage(db, message.id, {
        status: isLast ? "refused" : "queued",
        failure: delivery.reason,
        provider,
      });
      break;
    case "unknown":
      await settleMessage(db, message.id, {
        status: "unknown",
        failure: delivery.reason,
        provider,
      });
      if (message.channel === "sms") return;
  }
  throw new Error(`message ${message.id}: ${delivery.reason}`);
}
