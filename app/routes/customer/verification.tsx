import {
  type ActionFunctionArgs,
  type LoaderFunctionArgs,
  type MetaFunction,
  redirect,
} from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { readVerification } from "#app/domain/phone-verification/verification-state.server.ts";
import { isUnderway } from "#app/domain/phone-verification/verification-state.ts";
import { asksCurrentNumber } from "#app/domain/request/current-number.ts";
import { internationalForm } from "#app/domain/request/mobile-number.server.ts";
import { requireStep } from "#app/http/customer/journey.server.ts";
import { stepData } from "#app/http/customer/step-data.server.ts";
import { check, send, unsentSentence } from "#app/http/customer/verification-page.server.ts";
import { textOf } from "#app/http/forms.server.ts";
import { m } from "#app/i18n/paraglide/messages.js";
import { paths } from "#app/routes/paths.ts";
import { StepPage } from "#app/ui/customer/step-page.tsx";
import { SentTo, VerificationForm } from "#app/ui/customer/verification-form.tsx";

const path = paths.verification();

export async function loader({ request, context }: LoaderFunctionArgs) {
  const customer = await requireStep(request, context, "verification");
  const { request: mine, account } = customer;
  const { mobile, mobileVerifiedAt } = mine;
  if (!mobile) throw redirect(paths.mobile(), 303);
  if (mobileVerifiedAt) {
    const next = asksCurrentNumber(mine, account) ? paths.currentVerification() : paths.request();
    throw redirect(next, 303);
  }
  const asked = { request: mine, account, target: "new", mobile } as const;
  const state = await readVerification(context.services, asked);
  return {
    ...stepData(customer, "verification"),
    number: internationalForm(mobile),
    state,
    unsent: unsentSentence(request, state),
  };
}

export async function action({ request, context }: ActionFunctionArgs) {
  const { request: mine, account, domain } = await requireStep(request, context, "verification");
  const { mobile } = mine;
  if (!mobile) throw redirect(paths.mobile(), 303);
  const asked = { domain, request: mine, account, target: "new", mobile, path } as const;
  const form = await request.formData();

  return form.has("intent") ? send(context, asked) : check(context, asked, textOf(form, "code"));
}

export const meta: MetaFunction<typeof loader> = ({ data }) => [
  {
    title:
      data && isUnderway(data.state)
        ? `${m.journey_verify_sent_to()} ${data.number}`
        : m.journey_verify_title(),
  },
];

export default function Verify() {
  const { number, state, unsent, ...frame } = useLoaderData<typeof loader>();
  const answer = useActionData<typeof action>();
  const title = isUnderway(state) ? <SentTo number={number} /> : m.journey_verify_title();
  return (
    <StepPage title={title} errors={answer?.errors} {...frame}>
      <VerificationForm
        state={state}
        unsent={unsent}
        number={number}
        sendLead={m.journey_verify_send_lead()}
        refused={m.journey_verify_refused()}
        errors={answer?.errors}
      />
      <p>
        <a href={paths.mobile()}>{m.journey_verify_change_number()}</a>
      </p>
    </StepPage>
  );
}
