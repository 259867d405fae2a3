import {
  type ActionFunctionArgs,
  type LoaderFunctionArgs,
  type MetaFunction,
  redirect,
} from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { declareNumberLost } from "#app/domain/phone-verification/declare-number-lost.server.ts";
import { readVerification } from "#app/domain/phone-verification/verification-state.server.ts";
import { isUnderway } from "#app/domain/phone-verification/verification-state.ts";
import { asksCurrentNumber } from "#app/domain/request/current-number.ts";
import { maskedForm } from "#app/domain/request/mobile-number.server.ts";
import type { PageContext } from "#app/http/context.ts";
import { editRefusalWords } from "#app/http/customer/edit-refusal-words.ts";
import { goOn, requireStep } from "#app/http/customer/journey.server.ts";
import { stepData } from "#app/http/customer/step-data.server.ts";
import { check, send, unsentSentence } from "#app/http/customer/verification-page.server.ts";
import { refuseForm, textOf } from "#app/http/forms.server.ts";
import { m } from "#app/i18n/paraglide/messages.js";
import { paths } from "#app/routes/paths.ts";
import { lostNumberIntents } from "#app/ui/customer/intents.ts";
import { LostNumber } from "#app/ui/customer/lost-number.tsx";
import { StepPage } from "#app/ui/customer/step-page.tsx";
import { SentToCurrent, VerificationForm } from "#app/ui/customer/verification-form.tsx";

const path = paths.currentVerification();

/** Redirects if the current number is not asked for. */
async function requireCurrent(request: Request, context: PageContext) {
  const customer = await requireStep(request, context, "verification");
  const { request: mine, account } = customer;
  const isAsked = mine.mobileVerifiedAt && asksCurrentNumber(mine, account);
  if (!isAsked || !account.mobile) throw redirect(paths.request(), 303);
  return { customer, mobile: account.mobile };
}

export async function loader({ request, context }: LoaderFunctionArgs) {
  const { customer, mobile } = await requireCurrent(request, context);
  const { request: mine, account } = customer;
  if (mine.currentNumber === "proved") throw redirect(paths.request(), 303);
  const asked = { request: mine, account, target: "current", mobile } as const;
  const state = await readVerification(context.services, asked);
  return {
    ...stepData(customer, "verification"),
    number: maskedForm(mobile),
    hours: context.services.rules.holdHours,
    state,
    unsent: unsentSentence(request, state),
  };
}

export async function action({ request, context }: ActionFunctionArgs) {
  const { customer, mobile } = await requireCurrent(request, context);
  const form = await request.formData();
  if (lostNumberIntents.read(form) === "lost") {
    const lost = await declareNumberLost(customer.domain, customer.request.id);
    if (lost.ok) return goOn(lost.value);
    return refuseForm([{ field: "", message: editRefusalWords[lost.refusal]() }], {}, 409);
  }
  const { domain, request: mine, account } = customer;
  const asked = { domain, request: mine, account, target: "current", mobile, path } as const;

  return form.has("intent") ? send(context, asked) : check(context, asked, textOf(form, "code"));
}

export const meta: MetaFunction<typeof loader> = ({ data }) => [
  {
    title:
      data && isUnderway(data.state)
        ? `${m.journey_current_sent_to()} ${data.number}`
        : m.journey_current_title(),
  },
];

export default function VerifyCurrent() {
  const { number, hours, state, unsent, ...frame } = useLoaderData<typeof loader>();
  const answer = useActionData<typeof action>();
  const title = isUnderway(state) ? <SentToCurrent number={number} /> : m.journey_current_title();
  return (
    <StepPage title={title} lead={m.journey_current_lead()} errors={answer?.errors} {...frame}>
      <VerificationForm
        state={state}
        unsent={unsent}
        number={number}
        sendLead={m.journey_current_send_lead()}
        refused={m.journey_current_refused()}
        errors={answer?.errors}
      />
      <LostNumber hours={hours} open={state.delivery === "refused"} />
    </StepPage>
  );
}
