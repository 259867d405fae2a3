import type { TemplateId } from "#app/domain/notice/templates.ts";
import type { Services } from "#app/services.server.ts";
import type { Message } from "#db/schema/messages.ts";
import type { Mail, MailParties } from "#emails/mail.ts";
import { contactProof, invitation, otherRecipient } from "./link-mails.server.ts";
import {
  approved,
  changesRequested,
  changesTakenBack,
  confirmation,
  effective,
  lapsed,
  received,
  rejected,
  reminder,
  threadMessage,
  warning,
} from "./request-mails.server.ts";
import { staffAlarm, staffInvitation, staffNotice } from "./staff-mails.server.ts";

type MailTemplate = Exclude<TemplateId, "one-time-code">;

const mails: {
  readonly [Template in MailTemplate]: (
    services: Services,
    message: Message<Template>,
    parties: MailParties,
  ) => Promise<Mail>;
} = {
  invitation,
  "other-recipient": otherRecipient,
  "contact-proof": contactProof,
  received,
  approved,
  effective,
  rejected,
  confirmation,
  lapsed,
  "changes-requested": changesRequested,
  reminder,
  "thread-message": threadMessage,
  "changes-taken-back": changesTakenBack,
  "warning-submitted": warning,
  "warning-decided": warning,
  "warning-rejected": warning,
  "warning-lifted": warning,
  "warning-asked": warning,
  "warning-lapsed": warning,
  "warning-failures": warning,
  "warning-reset": warning,
  "staff-alarm": staffAlarm,
  "staff-invitation": staffInvitation,
  "staff-notice": staffNotice,
};

export function mailOf(services: Services, message: Message, parties: MailParties): Promise<Mail> {
  if (message.template === "one-time-code")
    throw new Error(`message ${message.id}: codes do not go by mail`);
  return write(services, message, parties);
}

function write<Template extends MailTemplate>(
  services: Services,
  message: Message<Template>,
  parties: MailParties,
) {
  return mails[message.template](services, message, parties);
}
