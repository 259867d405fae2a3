import {
  type ActionFunctionArgs,
  data,
  type LoaderFunctionArgs,
  type MetaFunction,
} from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { enterMobile } from "#app/domain/journey/enter-mobile.server.ts";
import { type MobileNumber, parseMobile } from "#app/domain/mobile.ts";
import { explanationOf } from "#app/domain/request/mobile-explanation.ts";
import {
  internationalForm,
  maskedForm,
  type MobileReading,
  readMobile,
} from "#app/domain/request/mobile-number.server.ts";
import { editableSteps } from "#app/domain/request/steps.ts";
import { usualSituation } from "#app/domain/situation/catalogue.ts";
import { cleanText } from "#app/domain/typed/name.ts";
import { editRefusalWords } from "#app/http/customer/edit-refusal-words.ts";
import { requireStep } from "#app/http/customer/journey.server.ts";
import { mobileSentence } from "#app/http/customer/mobile-words.ts";
import { goOnWithNumber } from "#app/http/customer/send-unasked.server.ts";
import { stepData } from "#app/http/customer/step-data.server.ts";
import { refuseForm, textOf, waitSentence } from "#app/http/forms.server.ts";
import { spend } from "#app/http/limits.server.ts";
import { m } from "#app/i18n/paraglide/messages.js";
import { territoryName } from "#app/i18n/words.ts";
import {
  ExplainMobile,
  KeptExplanation,
  ProposedMobile,
} from "#app/ui/customer/mobile-answers.tsx";
import { OtherSituation } from "#app/ui/customer/other-situation.tsx";
import { StepPage } from "#app/ui/customer/step-page.tsx";
import { NoticePanel } from "#app/ui/parts/notice-panel.tsx";
import { SecondaryButton } from "#app/ui/parts/secondary-button.tsx";
import { SubmitButton } from "#app/ui/parts/submit-button.tsx";
import { TextField } from "#app/ui/parts/text-field.tsx";

export async function loader({ request, context }: LoaderFunctionArgs) {
  const customer = await requireStep(request, context, "mobile");
  const { mobile, mobileVerifiedAt } = customer.request;
  const { situation } = customer.request;
  const maySwitch = situation && editableSteps(customer.request).includes("situation");
  return {
    ...stepData(customer, "mobile"),
    chosen: maySwitch
      ? { situation, isUsual: situation === usualSituation(customer.account) }
      : null,
    current: customer.account.mobile && maskedForm(customer.account.mobile),
    mobile: mobile ? internationalForm(mobile) : "",
    isProved: mobileVerifiedAt !== null,
  };
}

export async function action({ request, context }: ActionFunctionArgs) {
  const customer = await requireStep(request, context, "mobile");
  const { request: mine, account, domain, token } = customer;
  const form = await request.formData();
  const mobile = textOf(form, "mobile");
  const isAnswer = form.has("explanation");
  const typed = isAnswer ? cleanText(textOf(form, "explanation")).slice(0, 1000) : null;
  const keys = { "mobile-address": context.clientAddress, "mobile-session": token };
  const room = await spend(context, keys);
  if (!room.ok) return full(room, mobile, typed);
  const reading = readMobile(mobile, context.services.rules.allowedCountries);
  const save = async (number: MobileNumber, because: string | null) => {
    const entered = await enterMobile(domain, mine.id, { number, explanation: because });
    return entered.ok
      ? goOnWithNumber(context, { request: entered.value, account })
      : refused(entered.refusal, mobile);
  };
  if (reading.kind === "accepted") return save(reading.number, null);
  const { explainable } = reading;
  const explanation = explainable && explanationOf(explainable, typed, mine);
  if (explainable && explanation) return save(explainable, explanation);
  return ask(reading, mobile, { isAnswer, text: typed ?? mine.mobileExplanation ?? "" });
}

function refused(refusal: keyof typeof editRefusalWords, mobile: string) {
  return refuseForm([{ field: "", message: editRefusalWords[refusal]() }], { mobile }, 409);
}

/** Says nothing about the number; shows again what was typed. */
function full(room: Parameters<typeof waitSentence>[0], mobile: string, typed: string | null) {
  const field = typed === null ? "mobile" : "explanation";
  const errors = [{ field, message: waitSentence(room) }];
  const number = typed === null ? null : parseMobile(mobile);
  const explained = number && explainableOf(number, typed ?? "");
  const answer = { values: { mobile }, proposal: null, explainable: explained, errors };
  return data(answer, { status: 429 });
}

function explainableOf(number: MobileNumber, explanation: string) {
  return { number, shown: internationalForm(number), explanation };
}

type Asked = Exclude<MobileReading, { kind: "accepted" }>;

/** The refusal asks whether a territory's number is meant; one outside every range can be explained. */
function ask(reading: Asked, mobile: string, explanation: { isAnswer: boolean; text: string }) {
  const { explainable } = reading;
  const shown = explainable && explainableOf(explainable, explanation.text);
  const proposal = reading.kind === "proposed" ? proposalOf(reading) : null;
  const answer = { values: { mobile }, proposal, explainable: shown };
  if (explainable && explanation.isAnswer) {
    const missing = { field: "explanation", message: m.journey_mobile_explain_missing() };
    return data({ ...answer, errors: [missing] }, { status: 422 });
  }
  const message =
    reading.kind === "proposed"
      ? m.journey_mobile_proposed({ ...proposalOf(reading), typed: mobile.trim() })
      : mobileSentence(reading, mobile);
  return data({ ...answer, errors: [{ field: "mobile", message }] }, { status: 422 });
}

function proposalOf({ number, territory }: Extract<MobileReading, { kind: "proposed" }>) {
  return { number, shown: internationalForm(number), territory: territoryName(territory) };
}

export const meta: MetaFunction = () => [{ title: m.journey_mobile_title() }];

export default function EnterMobile() {
  const { mobile, current, isProved, chosen, ...frame } = useLoaderData<typeof loader>();
  const answer = useActionData<typeof action>();
  const { proposal, explainable } =
    answer && "proposal" in answer ? answer : { proposal: null, explainable: null };
  // One primary button a page.
  const Save = proposal ? SecondaryButton : SubmitButton;
  return (
    <StepPage
      title={m.journey_mobile_title()}
      lead={m.journey_mobile_lead()}
      errors={answer?.errors}
      {...frame}
    >
      {chosen ? <OtherSituation {...chosen} /> : null}
      {current ? <p>{m.journey_mobile_current({ number: current })}</p> : null}
      {isProved ? <NoticePanel tone="info">{m.journey_mobile_proved()}</NoticePanel> : null}
      {proposal ? <ProposedMobile {...proposal} /> : null}
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
          maxLength={200}
          width="short"
        />
        <KeptExplanation />
        <Save>{m.journey_mobile_button()}</Save>
      </form>
      {explainable ? <ExplainMobile {...explainable} errors={answer?.errors ?? []} /> : null}
    </StepPage>
  );
}
