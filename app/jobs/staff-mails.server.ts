import { limits } from "#app/domain/limits.ts";
import type { AlarmId } from "#app/domain/notice/templates.ts";
import { staffPaths } from "#app/routes/paths.ts";
import type { Services } from "#app/services.server.ts";
import { findAccount } from "#db/accounts.server.ts";
import { findInvitation } from "#db/invitations.server.ts";
import { findRequest } from "#db/requests.server.ts";
import type { Message } from "#db/schema/messages.ts";
import type { MailParties } from "#emails/mail.ts";
import { type StaffAlarm, staffAlarmMail } from "#emails/staff-alarm.tsx";

type AlarmMessage = Message<"staff-alarm">;

export async function staffAlarm(services: Services, message: AlarmMessage, parties: MailParties) {
  const alarm = await alarmOf(services, message);
  const url = services.settings.publicOrigin + pageOf(alarm);
  return staffAlarmMail({ ...parties, alarm, url }, message.locale);
}

function pageOf(alarm: StaffAlarm) {
  if ("reference" in alarm) return staffPaths.request(alarm);
  return "login" in alarm ? staffPaths.invitations() : staffPaths.requests();
}

async function alarmOf(services: Services, message: AlarmMessage): Promise<StaffAlarm> {
  const kind = message.details.alarm;
  switch (kind) {
    case "frozen":
    case "alarm-after-effect":
    case "alarm-closed":
      return aboutRequest(services, message, kind);
    case "invitation-stopped":
    case "dead-link":
      return aboutInvitation(services, message, kind);
    case "sms-budget":
      return aboutBudget(message);
  }
}

async function aboutRequest(
  { db }: Services,
  message: Message,
  kind: Extract<AlarmId, "frozen" | "alarm-after-effect" | "alarm-closed">,
) {
  const request = message.requestId && (await findRequest(db, message.requestId));
  if (!request) throw new Error(`message ${message.id} belongs to no request`);
  return { kind, reference: request.reference };
}

function aboutBudget({ id, details }: AlarmMessage) {
  if (!details.budget) throw new Error(`message ${id} names no budget`);
  return { kind: "sms-budget" as const, ...details.budget };
}

async function aboutInvitation(
  { db }: Services,
  message: Message,
  kind: Extract<AlarmId, "invitation-stopped" | "dead-link">,
) {
  if (!message.invitationId) throw new Error(`message ${message.id} belongs to no invitation`);
  const { accountId, recipient } = await findInvitation(db, message.invitationId);
  const { login } = await findAccount(db, accountId);
  return { kind, login, recipient, attempts: limits.attemptsPerLink };
}
