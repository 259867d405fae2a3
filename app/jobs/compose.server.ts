import { limits } from "#app/domain/limits.ts";
import { codeOf } from "#app/domain/phone-verification/one-time-code.server.ts";
import type { Services } from "#app/services.server.ts";
import { findAccount, findManager } from "#db/accounts.server.ts";
import { findVerificationById } from "#db/phone-verifications.server.ts";
import type { Message } from "#db/schema/messages.ts";
import type { MailParties } from "#emails/mail.ts";
import { renderMail } from "#emails/render.server.tsx";
import { oneTimeCodeSms, warningSms } from "#emails/sms.ts";
import { mailOf } from "./mail-of.server.ts";
import { secretLink } from "./secret-links.server.ts";
import { warningStage } from "./warning-stage.ts";

export async function composeMail(services: Services, message: Message) {
  const mail = await mailOf(services, message, await partiesOf(services, message));
  return renderMail(mail);
}

export async function partiesOf(
  { db, settings }: Services,
  message: Pick<Message, "accountId">,
): Promise<MailParties> {
  if (!message.accountId) return { brand: settings.brand, manager: null };
  const account = await findAccount(db, message.accountId);
  return { brand: settings.brand, manager: await findManager(db, account.managerId) };
}

export async function composeSms(services: Services, message: Message) {
  const { brand, publicOrigin } = services.settings;
  if (message.template === "one-time-code") {
    const code = await currentCode(services, message);
    const { hostname: host } = new URL(publicOrigin);
    const minutes = limits.codeMinutes;
    return oneTimeCodeSms({ brand: brand.name, code, host, minutes }, message.locale);
  }
  const stage = warningStage(message.template);
  const link = await secretLink(services, message, "notice");
  return warningSms({ brand: brand.name, stage, link }, message.locale);
}

async function currentCode({ db, secrets }: Services, message: Message) {
  const verification =
    message.verificationId && (await findVerificationById(db, message.verificationId));
  if (!verification || message.codeCounter === null)
    throw new Error(`message ${message.id} has no code`);
  return codeOf(secrets, verification, message.codeCounter);
}
