import {
  type ActionFunctionArgs,
  data,
  type LoaderFunctionArgs,
  type MetaFunction,
  redirect,
} from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { findNextRequestWay } from "#app/domain/invitation/next-request.server.ts";
import { answersOf } from "#app/domain/journey/answers.server.ts";
import { hasReceipt } from "#app/domain/journey/customer-pdfs.server.ts";
import { isFoundInfectedLater } from "#app/domain/journey/infected-documents.server.ts";
import { findStaffMessage } from "#app/domain/journey/staff-message.server.ts";
import { returnedClosesAt } from "#app/domain/request/closes-at.ts";
import { confirmationStage } from "#app/domain/request/confirmation.ts";
import { decisionOn } from "#app/domain/request/decision.ts";
import { changesContact } from "#app/domain/request/risks.ts";
import { transition } from "#app/domain/request/state-machine.ts";
import { resendProof } from "#app/http/contact-proof.server.ts";
import { type Customer, requireCustomer } from "#app/http/customer/customer.server.ts";
import { nextPath } from "#app/http/customer/journey.server.ts";
import { threadData } from "#app/http/customer/thread-data.server.ts";
import { refuseForm } from "#app/http/forms.server.ts";
import { formatMoment } from "#app/i18n/moment.ts";
import { m } from "#app/i18n/paraglide/messages.js";
import { getLocale } from "#app/i18n/paraglide/runtime.js";
import { stepTitle } from "#app/i18n/words.ts";
import { paths } from "#app/routes/paths.ts";
import { AnswerList } from "#app/ui/customer/answers.tsx";
import { ContactProof } from "#app/ui/customer/contact-proof.tsx";
import { CustomerPdfs } from "#app/ui/customer/customer-pdfs.tsx";
import { StartNextRequest } from "#app/ui/customer/next-request.tsx";
import { offersAnother, statusFace } from "#app/ui/customer/request-status.ts";
import { RequestTimeline } from "#app/ui/customer/request-timeline.tsx";
import { StepPage } from "#app/ui/customer/step-page.tsx";
import { Thread } from "#app/ui/customer/thread.tsx";
import { ButtonLink } from "#app/ui/parts/button-link.tsx";
import { NoticePanel } from "#app/ui/parts/notice-panel.tsx";

export async function loader({ request, context }: LoaderFunctionArgs) {
  const customer = await requireCustomer(request, context);
  const { request: mine, manager } = customer;
  const goesOn = mine.status === "started" && !mine.frozenAt;
  if (goesOn && customer.scope === "request") throw redirect(nextPath(mine), 303);
  return {
    manager,
    thread: await threadData(context, customer),
    answers: await answersOf(context.services, customer),
    ...(await findStaffMessage(context.services, mine)),
    reference: mine.reference,
    status: mine.status,
    confirmation: confirmationStage(mine),
    isFrozen: mine.frozenAt !== null,
    freeze: mine.frozenAt && (mine.frozenBy ? ("staff" as const) : ("recipient" as const)),
    stepsAsked: mine.status === "returned" ? (mine.stepsAsked ?? []) : [],
    hasReceipt: hasReceipt(mine),
    hasDecision: decisionOn(mine) !== null,
    contactWaitsFor: contactWaitsFor(mine),
    isFoundInfectedLater: await isFoundInfectedLater(context.services, mine),
    nextRequestWay: await findNextRequestWay(
      context.services,
      mine,
      customer.account,
      customer.scope,
    ),
    mayWithdraw: transition(mine, "withdraw").ok,
    next: customer.scope === "request" ? nextPath(mine) : null,
    closesAt: returnedClosesAt(mine, context.services.rules.retention.abandonedDays),
    times: {
      started: mine.createdAt,
      submitted: mine.submittedAt,
      decided: mine.decidedAt,
      effect: mine.takesEffectAt,
      confirmBefore: mine.confirmBefore,
      applied: mine.appliedAt,
      frozen: mine.frozenAt,
    },
  };
}

/** Null while frozen, because nothing is sent then. */
function contactWaitsFor(mine: Customer["request"]) {
  const isWithStaff = mine.status === "submitted" || mine.status === "returned";
  const waits = changesContact(mine) && !mine.contactProvedAt && isWithStaff && !mine.frozenAt;
  return waits ? mine.contactEmail : null;
}

export async function action({ request, context }: ActionFunctionArgs) {
  const { request: mine } = await requireCustomer(request, context);
  const sent = await resendProof(context, mine, "customer");
  if (sent.ok) return data({ errors: [], values: {}, resentTo: sent.sentTo });
  return refuseForm([{ field: "", message: sent.message }], {}, sent.status);
}

/** Of a request that is over, only what was written. */
function showsThread({ closure, messages }: View["thread"]) {
  return closure === null || messages.length > 0;
}

type View = ReturnType<typeof useLoaderData<typeof loader>>;

export const meta: MetaFunction<typeof loader> = ({ data }) => [
  {
    title: data ? statusFace(data).title() : m.journey_status_reference(),
  },
];

export default function RequestStatus() {
  const view = useLoaderData<typeof loader>();
  const answer = useActionData<typeof action>();
  const { title, body } = statusFace(view);
  const isTrue = view.nextRequestWay !== null || !offersAnother(view.status);
  return (
    <StepPage
      title={title()}
      lead={isTrue ? body({ moment: momentOf(view) }) : undefined}
      manager={view.manager}
      errors={answer?.errors}
    >
      <p className="reference">
        {m.journey_status_reference()} <strong className="mono">{view.reference}</strong>
      </p>
      <p className="soft small">{m.journey_status_keep()}</p>
      {view.message ? (
        <NoticePanel tone="attention" title={messageTitle(view)}>
          <p className="preserved">{view.message}</p>
        </NoticePanel>
      ) : null}
      <CustomerPdfs hasReceipt={view.hasReceipt} hasDecision={view.hasDecision} />
      <StartNextRequest way={view.nextRequestWay} />
      {view.closesAt ? <p>{m.mail_changes_until({ date: dateOf(view.closesAt) })}</p> : null}
      {view.status === "returned" && !view.isFrozen ? <GoOn next={view.next} /> : null}
      {view.isFoundInfectedLater ? (
        <NoticePanel tone="attention">{m.journey_status_set_aside()}</NoticePanel>
      ) : null}
      {view.contactWaitsFor ? (
        <>
          <NoticePanel tone="attention">{m.journey_status_contact_waiting()}</NoticePanel>
          <ContactProof
            waitsFor={view.contactWaitsFor}
            isResent={answer !== undefined && "resentTo" in answer}
          />
        </>
      ) : null}
      {showsThread(view.thread) ? (
        <>
          <h2>{m.thread_title()}</h2>
          <Thread {...view.thread} />
        </>
      ) : null}
      <h2>{m.journey_status_timeline()}</h2>
      <RequestTimeline {...view} />
      <h2>{m.journey_status_answers()}</h2>
      <AnswerList answers={{ ...view.answers, editable: [] }} />
      {view.mayWithdraw ? (
        <p>
          <a href={paths.withdrawal()}>{m.journey_status_withdraw()}</a>
        </p>
      ) : null}
    </StepPage>
  );
}

/**
 * A session from before the submission is read-only; the link in the e-mail opens one that can
 * answer.
 */
function GoOn({ next }: { readonly next: string | null }) {
  if (!next) return <p>{m.journey_status_returned_by_link()}</p>;
  return (
    <p>
      <ButtonLink primary href={next}>
        {m.journey_status_returned_button()}
      </ButtonLink>
    </p>
  );
}

function momentOf({ times, confirmation }: View) {
  const effect = confirmation === "now" ? times.confirmBefore : times.effect;
  return effect ? m.pdfs_paris_time({ moment: formatMoment(new Date(effect), getLocale()) }) : "";
}

function dateOf(at: Date | string) {
  return formatMoment(new Date(at), getLocale(), "date");
}

/** What the message is about: the steps asked for, or the reason of a rejection. */
function messageTitle({ status, stepsAsked }: View) {
  if (status === "rejected") return m.journey_status_reason();
  return stepsAsked.length > 0 ? stepsAsked.map((step) => stepTitle(step)).join(", ") : undefined;
}
