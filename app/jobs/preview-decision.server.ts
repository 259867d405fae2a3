import { hourMs } from "#app/domain/durations.ts";
import { limits } from "#app/domain/limits.ts";
import { closesAt } from "#app/domain/request/closes-at.ts";
import { accept, type Result } from "#app/domain/result.ts";
import { type ChangesInput, wordChanges } from "#app/domain/review/word-changes.server.ts";
import { type RejectionInput, wordRejection } from "#app/domain/review/word-rejection.server.ts";
import { stepTitle } from "#app/i18n/words.ts";
import { paths } from "#app/routes/paths.ts";
import type { Services } from "#app/services.server.ts";
import { findAccount } from "#db/accounts.server.ts";
import { databaseNow } from "#db/connection/clock.server.ts";
import type { Request } from "#db/schema/requests.ts";
import { approvedMail } from "#emails/approved.tsx";
import { changesRequestedMail } from "#emails/changes-requested.tsx";
import type { Mail } from "#emails/mail.ts";
import { rejectedMail } from "#emails/rejected.tsx";
import { renderMail } from "#emails/render.server.tsx";
import { partiesOf } from "./compose.server.ts";
import { outcomeOf } from "./request-mails.server.ts";

export type PreviewOrder =
  | ({ readonly kind: "rejection" } & RejectionInput)
  | ({ readonly kind: "changes" } & ChangesInput)
  | { readonly kind: "approval"; readonly takesEffectAt: Date | null };

export interface MailPreview {
  readonly sentTo: string;
  readonly subject: string;
  readonly text: string;
}

type PreviewRefusal = "reason-unknown" | "reason-missing" | "message-missing" | "steps-missing";

/** The link is derived when the mail is sent: nobody but its recipient sees it. */
const hiddenToken = "••••••••";

/** The mail that a decision would send, written by what sends it. Nothing is stored. */
export async function previewDecision(
  services: Services,
  request: Request,
  order: PreviewOrder,
): Promise<Result<MailPreview, PreviewRefusal>> {
  const mail = await mailFor(services, request, order);
  if (!mail.ok) return mail;
  const { subject, text } = await renderMail(mail.value);
  return accept({ sentTo: request.recipient, subject, text });
}

async function mailFor(
  services: Services,
  request: Request,
  order: PreviewOrder,
): Promise<Result<Mail, PreviewRefusal>> {
  const { db } = services;
  const { locale } = await findAccount(db, request.accountId);
  const parties = await partiesOf(services, request);
  const { reference } = request;
  if (order.kind === "approval") {
    const data = { ...parties, ...outcomeOf(request), takesEffectAt: order.takesEffectAt };
    return accept(approvedMail(data, locale));
  }
  if (order.kind === "rejection") {
    const worded = await wordRejection(db, request, order);
    if (!worded.ok) return worded;
    const wasApproved = request.status === "approved";
    const data = { ...parties, reference, reason: worded.value.message, wasApproved };
    return accept(rejectedMail(data, locale));
  }
  const worded = await wordChanges(db, request, order);
  if (!worded.ok) return worded;
  const now = await databaseNow(db);
  const data = {
    ...{ ...parties, reference, message: worded.value.message },
    steps: worded.value.steps.map((step) => stepTitle(step, locale)),
    link: services.settings.publicOrigin + paths.login({ token: hiddenToken }),
    expiresAt: new Date(now.getTime() + limits.invitationHours * hourMs),
    closesAt: closesAt(now, services.rules.retention.abandonedDays),
  };
  return accept(changesRequestedMail(data, locale));
}
