import { redirect, type LoaderFunctionArgs, type MetaFunction } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { answersOf } from "#app/http/answers.server.ts";
import { requireCustomer } from "#app/http/customer.server.ts";
import { nextPath } from "#app/http/journey.server.ts";
import { lastWords } from "#app/http/last-words.server.ts";
import { hasReceipt } from "#app/http/papers-back.server.ts";
import { transition } from "#app/domain/request/state-machine.ts";
import { decisionOn } from "#app/domain/review/decision.ts";
import { changesContact } from "#app/domain/review/risks.ts";
import { m } from "#app/i18n/paraglide/messages.js";
import { stepTitle } from "#app/i18n/words.ts";
import { AnswerList } from "#app/ui/answers.tsx";
import { ButtonLink } from "#app/ui/button-link.tsx";
import { NoticePanel } from "#app/ui/notice-panel.tsx";
import { PapersBack } from "#app/ui/papers-back.tsx";
import { RequestTimeline } from "#app/ui/request-timeline.tsx";
import { statusFace } from "#app/ui/request-status.ts";
import { StepPage } from "#app/ui/step-page.tsx";

/** A draft leads to its next question; anything else shows where it stands. */
export async function loader({ request, context }: LoaderFunctionArgs) {
  const customer = await requireCustomer(request, context);
  const { request: mine, manager } = customer;
  if (mine.status === "started" && customer.scope === "request")
    throw redirect(nextPath(mine), 303);
  return {
    manager,
    answers: await answersOf(context.services, customer),
    message: await lastWords(context.services, mine),
    reference: mine.reference,
    status: mine.status,
    isFrozen: mine.frozenAt !== null,
    stepsAsked: mine.stepsAsked ?? [],
    contactWaits: changesContact(mine) && !mine.contactProvedAt && mine.status === "submitted",
    hasReceipt: hasReceipt(mine),
    hasDecision: decisionOn(mine) !== null,
    mayWithdraw: transition(mine, "withdraw").ok,
    next: customer.scope === "request" ? nextPath(mine) : null,
    times: {
      started: mine.createdAt,
      submitted: mine.submittedAt,
      decided: mine.decidedAt,
      effect: mine.takesEffectAt,
      applied: mine.appliedAt,
    },
  };
}

export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: data ? statusFace(data.status, data.isFrozen).title() : m.journey_status_reference() },
];

export default function RequestStatus() {
  const view = useLoaderData<typeof loader>();
  const { title, body } = statusFace(view.status, view.isFrozen);
  return (
    <StepPage title={title()} lead={body()} manager={view.manager}>
      <p className="reference">
        {m.journey_status_reference()} <strong className="mono">{view.reference}</strong>
      </p>
      <p className="soft small">{m.journey_status_keep()}</p>
      <PapersBack hasReceipt={view.hasReceipt} hasDecision={view.hasDecision} />
      {view.message ? (
        <NoticePanel tone="attention" title={stepsAskedTitle(view.stepsAsked)}>
          <p className="preserved">{view.message}</p>
        </NoticePanel>
      ) : null}
      {view.status === "returned" && !view.isFrozen ? <GoOn next={view.next} /> : null}
      {view.contactWaits ? (
        <NoticePanel tone="attention">{m.journey_status_contact_waiting()}</NoticePanel>
      ) : null}
      <RequestTimeline status={view.status} times={view.times} />
      <AnswerList answers={{ ...view.answers, editable: [] }} />
      {view.mayWithdraw ? (
        <p>
          <a href="/request/withdrawal">{m.journey_status_withdraw()}</a>
        </p>
      ) : null}
    </StepPage>
  );
}

/** A visit from before the submission can only read: the link in the mail opens one that can answer. */
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

function stepsAskedTitle(steps: readonly Parameters<typeof stepTitle>[0][]) {
  return steps.length > 0 ? steps.map((step) => stepTitle(step)).join(", ") : undefined;
}
