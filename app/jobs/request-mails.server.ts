import { hasLinkPage } from "#app/domain/invitation/link-page.ts";
import type { DetailsOf, WarningTemplate } from "#app/domain/notice/templates.ts";
import { closesAt } from "#app/domain/request/closes-at.ts";
import { maskedForm } from "#app/domain/request/mobile-number.server.ts";
import { changesContact } from "#app/domain/request/risks.ts";
import { shownAddress } from "#app/domain/request/shown-address.ts";
import { asksNumber } from "#app/domain/situation/catalogue.ts";
import { m } from "#app/i18n/paraglide/messages.js";
import { situationTitle, stepTitle } from "#app/i18n/words.ts";
import { paths } from "#app/routes/paths.ts";
import type { Services } from "#app/services.server.ts";
import { findAccount } from "#db/accounts.server.ts";
import { findLinkById } from "#db/links.server.ts";
import { findRequest } from "#db/requests.server.ts";
import { findReview } from "#db/reviews.server.ts";
import type { Locale } from "#db/schema/accounts.ts";
import type { Message } from "#db/schema/messages.ts";
import type { Request } from "#db/schema/requests.ts";
import { approvedMail } from "#emails/approved.tsx";
import { changesRequestedMail } from "#emails/changes-requested.tsx";
import { changesTakenBackMail } from "#emails/changes-taken-back.tsx";
import { confirmationMail } from "#emails/confirmation.tsx";
import { effectiveMail } from "#emails/effective.tsx";
import { lapsedMail } from "#emails/lapsed.tsx";
import type { MailParties } from "#emails/mail.ts";
import { receivedMail } from "#emails/received.tsx";
import { rejectedMail } from "#emails/rejected.tsx";
import { reminderMail } from "#emails/reminder.tsx";
import { threadMessageMail } from "#emails/thread-message.tsx";
import { warningMail } from "#emails/warning.tsx";
import { secretLink } from "./secret-links.server.ts";
import { warningStage } from "./warning-stage.ts";

export async function received(services: Services, message: Message, parties: MailParties) {
  const request = await requestOf(services, message);
  const data = {
    ...parties,
    reference: request.reference,
    situation: request.situation ? situationTitle(request.situation, message.locale) : "",
    linkPageUrl: hasLinkPage(request) ? services.settings.publicOrigin + paths.link() : null,
    unprovedContact:
      changesContact(request) && !request.contactProvedAt ? request.contactName : null,
  };
  return receivedMail(data, message.locale);
}

export async function approved(
  services: Services,
  message: Message<"approved">,
  parties: MailParties,
) {
  const data = { ...parties, ...outcomeOf(await requestOf(services, message)) };
  const { details, locale } = message;
  const confirms = details.confirms === true;
  return approvedMail({ ...data, takesEffectAt: heldUntil(details), confirms }, locale);
}

export async function effective(services: Services, message: Message, parties: MailParties) {
  const outcome = outcomeOf(await requestOf(services, message));
  return effectiveMail({ ...parties, ...outcome }, message.locale);
}

export async function confirmation(
  services: Services,
  message: Message<"confirmation">,
  parties: MailParties,
) {
  const data = {
    ...parties,
    ...outcomeOf(await requestOf(services, message)),
    link: await secretLink(services, message, "confirmation"),
    confirmBefore: new Date(message.details.confirmBefore),
  };
  return confirmationMail(data, message.locale);
}

export async function lapsed(services: Services, message: Message, parties: MailParties) {
  const { reference } = await requestOf(services, message);
  return lapsedMail({ ...parties, reference }, message.locale);
}

export function outcomeOf(request: Request) {
  const newContact = changesContact(request) ? request.contactName : null;
  return { reference: request.reference, change: changeOf(request), newContact };
}

export async function rejected(
  services: Services,
  message: Message<"rejected">,
  parties: MailParties,
) {
  const { reference } = await requestOf(services, message);
  const { reviewId, wasApproved } = message.details;
  const { message: words } = await reviewOf(services, reviewId);
  return rejectedMail({ ...parties, reference, reason: words ?? "", wasApproved }, message.locale);
}

export async function changesRequested(
  services: Services,
  message: Message<"changes-requested">,
  parties: MailParties,
) {
  const { reference } = await requestOf(services, message);
  const review = await reviewOf(services, message.details.reviewId);
  const { locale } = message;
  const data = {
    ...parties,
    reference,
    message: review.message ?? "",
    steps: (review.steps ?? []).map((step) => stepTitle(step, locale)),
    link: await secretLink(services, message, "login"),
    expiresAt: await expiryOf(services, message),
    closesAt: closesAt(
      review.settledAt ?? review.createdAt,
      services.rules.retention.abandonedDays,
    ),
  };
  return changesRequestedMail(data, locale);
}

export async function reminder(services: Services, message: Message, parties: MailParties) {
  const { reference, status, updatedAt } = await requestOf(services, message);
  const data = {
    ...parties,
    reference,
    isReturned: status === "returned",
    link: await secretLink(services, message, "login"),
    expiresAt: await expiryOf(services, message),
    closesAt: closesAt(updatedAt, services.rules.retention.abandonedDays),
  };
  return reminderMail(data, message.locale);
}

export async function threadMessage(
  services: Services,
  message: Message<"thread-message">,
  parties: MailParties,
) {
  const { reference } = await requestOf(services, message);
  const data = {
    ...parties,
    reference,
    hasFiles: message.details.hasFiles,
    link: await secretLink(services, message, "login"),
    expiresAt: await expiryOf(services, message),
  };
  return threadMessageMail(data, message.locale);
}

export async function changesTakenBack(
  services: Services,
  message: Message<"changes-taken-back">,
  parties: MailParties,
) {
  const { reference } = await requestOf(services, message);
  return changesTakenBackMail({ ...parties, reference }, message.locale);
}

async function reviewOf({ db }: Services, reviewId: string) {
  const review = await findReview(db, reviewId);
  if (!review) throw new Error(`review ${reviewId} is gone`);
  return review;
}

export async function warning(
  services: Services,
  message: Message<WarningTemplate>,
  parties: MailParties,
) {
  const request = await requestOf(services, message);
  const account = await findAccount(services.db, request.accountId);
  const data = {
    ...parties,
    stage: warningStage(message.template),
    accountName: account.name,
    what: whatChanges(request, message.locale),
    takesEffectAt: heldUntil(message.details),
    confirms: "confirms" in message.details,
    confirmBefore: askedUntil(message.details),
    freezeLink: await secretLink(services, message, "notice"),
    expiresAt: await expiryOf(services, message),
  };
  return warningMail(data, message.locale);
}

function heldUntil(details: DetailsOf["approved" | WarningTemplate]) {
  return "takesEffectAt" in details ? new Date(details.takesEffectAt) : null;
}

function askedUntil(details: DetailsOf[WarningTemplate]) {
  return "confirmBefore" in details ? new Date(details.confirmBefore) : null;
}

function changeOf(request: Request) {
  return !request.situation || asksNumber(request.situation)
    ? { kind: "mobile" as const, value: request.mobile ? maskedForm(request.mobile) : "" }
    : { kind: "addresses" as const, value: request.addresses.map(shownAddress).join(", ") };
}

/** A frozen draft may be rejected before it contains any answer. */
function whatChanges(request: Request, locale: Locale) {
  const { kind, value } = changeOf(request);
  const words = kind === "mobile" ? m.mail_what_mobile : m.mail_what_addresses;
  const first = value && words({ value }, { locale });
  const second = changesContact(request) && m.mail_what_contact({}, { locale });
  if (first && second) return m.mail_what_both({ first, second }, { locale });
  return first || second || m.mail_what_nothing({}, { locale });
}

async function requestOf({ db }: Services, message: Message): Promise<Request> {
  const request = message.requestId && (await findRequest(db, message.requestId));
  if (!request) throw new Error(`message ${message.id} belongs to no request`);
  return request;
}

async function expiryOf({ db }: Services, message: Message) {
  if (!message.linkId) throw new Error(`message ${message.id} has no link`);
  return (await findLinkById(db, message.linkId)).expiresAt;
}
