import type { Message } from "#db/schema/messages.ts";
import type { Services } from "#app/services.server.ts";
import type { Mail, MailParties } from "#emails/mail.ts";
import { contactProof, invitation, otherRecipient } from "./link-mails.server.ts";
import { outcome, received, reviewed, warning } from "./request-mails.server.ts";
import { staffAlarm } from "./staff-mails.server.ts";

export function mailOf(services: Services, message: Message, parties: MailParties): Promise<Mail> {
  const { template } = message;
  switch (template) {
    case "invitation":
      return invitation(services, message, parties);
    case "other-recipient":
      return otherRecipient(services, message, parties);
    case "contact-proof":
      return contactProof(services, message, parties);
    case "received":
      return received(services, message, parties);
    case "approved":
    case "effective":
      return outcome(services, message, parties, template);
    case "rejected":
    case "changes-requested":
      return reviewed(services, message, parties, template);
    case "warning-submitted":
    case "warning-decided":
    case "warning-rejected":
    case "warning-lifted":
      return warning(services, message, parties);
    case "staff-alarm":
      return staffAlarm(services, message, parties);
    case "one-time-code":
      throw new Error(`message ${message.id}: codes do not go by mail`);
  }
}
