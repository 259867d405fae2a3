import { catalogue, situationsFor } from "#app/domain/situation/catalogue.ts";
import type { SituationId } from "#app/domain/situation/ids.ts";
import { documentTitle, situationTitle } from "#app/i18n/words.ts";
import { paths } from "#app/routes/paths.ts";
import type { Services } from "#app/services.server.ts";
import { findAccount } from "#db/accounts.server.ts";
import { findInvitation } from "#db/invitations.server.ts";
import { findLinkById } from "#db/links.server.ts";
import { findRequest } from "#db/requests.server.ts";
import type { Account, Locale } from "#db/schema/accounts.ts";
import type { Message } from "#db/schema/messages.ts";
import { contactProofMail } from "#emails/contact-proof.tsx";
import { invitationMail } from "#emails/invitation.tsx";
import type { MailParties } from "#emails/mail.ts";
import { otherRecipientMail } from "#emails/other-recipient.tsx";
import { orGone, secretLink } from "./secret-links.server.ts";

export async function invitation(services: Services, message: Message, parties: MailParties) {
  const { db, secrets, settings } = services;
  const { account, expiresAt } = await behind(services, message);
  const { id, codeHash } = await findInvitation(db, required(message.invitationId));
  const { locale } = message;
  const data = {
    ...parties,
    link: await secretLink(services, message, "login"),
    uniqueCode: orGone(secrets.uniqueCodeOf(id, codeHash), message),
    codePageUrl: `${settings.publicOrigin}${paths.code()}`,
    expiresAt,
    organisation: account.entity !== "individual",
    situations: situationsFor(account.entity)
      .filter((situation) => !catalogue[situation].exit)
      .map((situation) => describe(situation, account, locale)),
  };
  return invitationMail(data, locale);
}

function describe(situation: SituationId, account: Account, locale: Locale) {
  return {
    title: situationTitle(situation, locale),
    documents: catalogue[situation].documents(account.entity).map(({ need, kinds }) => ({
      need,
      titles: kinds.map((kind) => documentTitle(kind, locale)),
    })),
  };
}

export async function otherRecipient(
  services: Services,
  message: Message<"other-recipient">,
  parties: MailParties,
) {
  const data = {
    ...parties,
    recipient: message.details.otherRecipient,
    invitedAt: message.createdAt,
    freezeLink: await secretLink(services, message, "notice"),
  };
  return otherRecipientMail(data, message.locale);
}

export async function contactProof(services: Services, message: Message, parties: MailParties) {
  const { account, expiresAt } = await behind(services, message);
  const request = await findRequest(services.db, required(message.requestId));
  const data = {
    ...parties,
    contactName: request?.contactName ?? "",
    accountName: account.name,
    link: await secretLink(services, message, "contactProof"),
    expiresAt,
  };
  return contactProofMail(data, message.locale);
}

async function behind({ db }: Services, message: Message) {
  const account = await findAccount(db, required(message.accountId));
  const { expiresAt } = await findLinkById(db, required(message.linkId));
  return { account, expiresAt };
}

function required<Value>(value: Value | null | undefined): Value {
  if (value === null || value === undefined)
    throw new Error("a message lacks what its template needs");
  return value;
}
