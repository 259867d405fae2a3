import {
  data,
  type ActionFunctionArgs,
  type LoaderFunctionArgs,
  type MetaFunction,
} from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { enterMobile } from "#app/domain/request/enter-mobile.server.ts";
import {
  internationalForm,
  maskedForm,
  readMobile,
  type MobileReading,
  type MobileRefusal,
} from "#app/domain/request/mobile-number.server.ts";
import { refuseForm, textOf } from "#app/http/forms.server.ts";
import { goOn, requireStep } from "#app/http/journey.server.ts";
import { stepData } from "#app/http/step-data.server.ts";
import { m } from "#app/i18n/paraglide/messages.js";
import { territoryName } from "#app/i18n/words.ts";
import { ExplainMobile, ProposedMobile } from "#app/ui/mobile-answers.tsx";
import { NoticePanel } from "#app/ui/notice-panel.tsx";
import { StepPage } from "#app/ui/step-page.tsx";
import { SubmitButton } from "#app/ui/submit-button.tsx";
import { TextField } from "#app/ui/text-field.tsx";

const words: Record<MobileRefusal, () => string> = {
  "mobile-missing": m.journey_mobile_missing,
  "mobile-unreadable": m.journey_mobile_unreadable,
  "mobile-fixed": m.journey_mobile_fixed,
  "mobile-voip": m.journey_mobile_voip,
  "mobile-premium": m.journey_mobile_premium,
  "mobile-shared-cost": m.journey_mobile_shared_cost,
  "mobile-pager": m.journey_mobile_pager,
  "mobile-machine": m.journey_mobile_machine,
  "mobile-satellite": m.journey_mobile_satellite,
  "mobile-country": m.journey_mobile_country,
  "mobile-unknown": m.journey_mobile_unknown,
};

export async function loader({ request, context }: LoaderFunctionArgs) {
  const customer = await requireStep(request, context, "mobile");
  const { mobile, mobileVerifiedAt } = customer.request;
  return {
    ...stepData(customer, "mobile"),
    current: customer.account.mobile && maskedForm(customer.account.mobile),
    mobile: mobile ? internationalForm(mobile) : "",
    isProved: mobileVerifiedAt !== null,
  };
}

export async function action({ request, context }: ActionFunctionArgs) {
  const { services } = context;
  const customer = await requireStep(request, context, "mobile");
  const form = await request.formData();
  const mobile = textOf(form, "mobile");
  const explanation = textOf(form, "explanation").trim().slice(0, 1000);
  const reading = readMobile(mobile, services.rules.allowedCountries);
  const number = chosenNumber(reading, explanation);
  if (!number) return ask(reading, mobile, form.has("explanation"));
  const entered = await enterMobile(services, customer.request.id, {
    number,
    explanation: reading.kind === "accepted" ? null : explanation,
  });
  return entered.ok ? goOn(entered.value) : refuseForm([], { mobile }, 409);
}

function chosenNumber(reading: MobileReading, explanation: string) {
  if (reading.kind === "accepted") return reading.number;
  return reading.kind === "refused" && explanation ? reading.explainable : null;
}

/** A territory's number is a question, not a refusal; a number out of every range may be explained. */
function ask(reading: MobileReading, mobile: string, explained: boolean) {
  if (reading.kind === "proposed") {
    const { number, territory } = reading;
    const proposal = {
      number,
      shown: internationalForm(number),
      territory: territoryName(territory),
    };
    return data({ errors: [], values: { mobile }, proposal, explainable: null });
  }
  const explainable = reading.kind === "refused" ? reading.explainable : null;
  const message =
    reading.kind === "refused" ? words[reading.refusal]() : m.journey_mobile_missing();
  const errors = [{ field: "mobile", message }];
  if (explainable && explained) {
    errors.splice(0, 1, { field: "explanation", message: m.journey_mobile_explain_missing() });
  }
  const shown = explainable && { number: explainable, shown: internationalForm(explainable) };
  return data({ errors, values: { mobile }, proposal: null, explainable: shown }, { status: 422 });
}

export const meta: MetaFunction = () => [{ title: m.journey_mobile_title() }];

export default function EnterMobile() {
  const { mobile, current, isProved, ...frame } = useLoaderData<typeof loader>();
  const answer = useActionData<typeof action>();
  const asked = answer && "proposal" in answer ? answer : null;
  return (
    <StepPage
      title={m.journey_mobile_title()}
      lead={m.journey_mobile_lead()}
      errors={answer?.errors}
      {...frame}
    >
      {current ? <p>{m.journey_mobile_current({ number: current })}</p> : null}
      {isProved ? <NoticePanel tone="info">{m.journey_mobile_proved()}</NoticePanel> : null}
      {asked?.proposal ? <ProposedMobile {...asked.proposal} /> : null}
      <form method="post" noValidate className="flow">
        <TextField
          name="mobile"
          type="tel"
          inputMode="tel"
          autoComplete="tel"
          label={m.journey_mobile_label()}
          hint={m.journey_mobile_hint()}
          value={answer?.values.mobile ?? mobile}
          errors={answer?.errors}
          maxLength={60}
          width="short"
        />
        <SubmitButton>{m.journey_mobile_button()}</SubmitButton>
      </form>
      {asked?.explainable ? <ExplainMobile {...asked.explainable} errors={asked.errors} /> : null}
    </StepPage>
  );
}
