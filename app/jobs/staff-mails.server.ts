import { limits } from "#app/domain/limits.ts";
import type { AlarmId } from "#app/domain/notice/templates.ts";
import { staffPaths } from "#app/routes/paths.ts";
import type { Services } from "#app/services.server.ts";
import { findAccount } from "#db/accounts.server.ts";
import { findInvitation } from "#db/invitations.server.ts";
import { findRequest } from "#db/requests.server.ts";
import type { Message } from "#db/schema/messages.ts";
import { findStaffMember } from "#db/staff.server.ts";
import type { MailParties } from "#emails/mail.ts";
import { type StaffAlarm, staffAlarmMail } from "#emails/staff-alarm.tsx";
import { staffInvitationMail } from "#emails/staff-invitation.tsx";
import { staffNoticeMail } from "#emails/staff-notice.tsx";
import { orGone } from "./secret-links.server.ts";

type AlarmMessage = Message<"staff-alarm">;

export async function staffAlarm(services: Services, message: AlarmMessage, parties: MailParties) {
  const alarm = await alarmOf(services, message);
  const url = services.settings.publicOrigin + pageOf(alarm);
  return staffAlarmMail({ ...parties, alarm, url }, message.locale);
}

function pageOf(alarm: StaffAlarm) {
  if ("reference" in alarm) return staffPaths.request(alarm);
  if (alarm.kind === "risk-proposed" || alarm.kind === "risk-changed")
    return staffPaths.riskSettings();
  if ("member" in alarm || "by" in alarm) return staffPaths.members();
  if ("report" in alarm && alarm.about.reference !== null) {
    return staffPaths.request({ reference: alarm.about.reference });
  }
  return "login" in alarm ? staffPaths.invitations() : staffPaths.requests();
}

export async function staffInvitation(
  services: Services,
  message: Message<"staff-invitation">,
  parties: MailParties,
) {
  const { name, setupTokenHash, setupExpiresAt: expiresAt } = await memberOf(services, message);
  if (!expiresAt) throw new Error(`message ${message.id}: the link has ended`);
  const { setupLinkId, isRenewed } = message.details;
  const token = orGone(services.secrets.linkTokenOf(setupLinkId, setupTokenHash ?? ""), message);
  const link = services.settings.publicOrigin + staffPaths.setup({ token });
  return staffInvitationMail({ ...parties, name, link, expiresAt, isRenewed }, message.locale);
}

export async function staffNotice(
  services: Services,
  message: Message<"staff-notice">,
  parties: MailParties,
) {
  const { name } = await memberOf(services, message);
  const { change, by, signIns = [], reference } = message.details;
  const data = { ...parties, name, change, by: by ?? "", signIns };
  if (!reference) return staffNoticeMail(data, message.locale);
  const url = services.settings.publicOrigin + staffPaths.request({ reference });
  return staffNoticeMail({ ...data, about: { reference, url } }, message.locale);
}

async function memberOf({ db }: Services, message: Message) {
  const member = message.staffId && (await findStaffMember(db, message.staffId));
  if (!member) throw new Error(`message ${message.id} belongs to no staff member`);
  return member;
}

async function alarmOf(services: Services, message: AlarmMessage): Promise<StaffAlarm> {
  const kind = message.details.alarm;
  switch (kind) {
    case "frozen":
    case "frozen-by-staff":
    case "alarm-after-effect":
    case "alarm-closed":
      return aboutRequest(services, message, kind);
    case "invitation-stopped":
    case "dead-link":
      return aboutInvitation(services, message, kind);
    case "sms-budget":
      return aboutBudget(message);
    case "wrong-second-factors":
    case "member-access":
    case "risk-proposed":
    case "risk-changed":
      return aboutMember(services, message, kind);
    case "sso-required":
    case "sso-optional":
      return { kind, by: message.staffId && (await memberOf(services, message)).name };
    case "notice-report":
      return aboutReport(services, message);
  }
}

/** What is known of the link or of the login that was typed; often nothing. */
async function aboutReport({ db }: Services, message: AlarmMessage) {
  const { requestId, accountId, details } = message;
  if (!details.report) throw new Error(`message ${message.id} holds no report`);
  const request = requestId && (await findRequest(db, requestId));
  const known = request ? request.accountId : accountId;
  const account = known && (await findAccount(db, known)).login;
  const about = { reference: request ? request.reference : null, account };
  return { kind: "notice-report" as const, about, report: details.report };
}

async function aboutMember(
  services: Services,
  message: Message,
  kind: Extract<AlarmId, "wrong-second-factors" | "member-access" | `risk-${string}`>,
) {
  const { name, email } = await memberOf(services, message);
  return { kind, member: name, email };
}

async function aboutRequest(
  { db }: Services,
  message: Message,
  kind: Extract<AlarmId, "frozen" | "frozen-by-staff" | "alarm-after-effect" | "alarm-closed">,
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
