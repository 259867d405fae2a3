import {
  type ActionFunctionArgs,
  type LoaderFunctionArgs,
  type MetaFunction,
  redirect,
} from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { answeredElsewhere, answersOf } from "#app/domain/journey/answers.server.ts";
import type { AnsweredElsewhere } from "#app/domain/journey/answers.ts";
import { type SubmitRefusal, submitRequest } from "#app/domain/journey/submit-request.server.ts";
import type { TransitionRefusal } from "#app/domain/request/state-machine.ts";
import { isComplete } from "#app/domain/request/steps.ts";
import type { PageContext } from "#app/http/context.ts";
import { requireCustomer } from "#app/http/customer/customer.server.ts";
import { nextPath } from "#app/http/customer/journey.server.ts";
import { stepData } from "#app/http/customer/step-data.server.ts";
import { refuseForm, versionOf } from "#app/http/forms.server.ts";
import { m } from "#app/i18n/paraglide/messages.js";
import { paths } from "#app/routes/paths.ts";
import { AnswerList } from "#app/ui/customer/answers.tsx";
import { StepPage } from "#app/ui/customer/step-page.tsx";
import { NoticePanel } from "#app/ui/parts/notice-panel.tsx";
import { SubmitButton } from "#app/ui/parts/submit-button.tsx";

/** These refusals redirect to a page that explains them. */
type Told = Exclude<SubmitRefusal, TransitionRefusal | "proof-ended">;

const words: Record<Told, () => string> = {
  changed: m.journey_check_changed,
  incomplete: m.journey_check_incomplete,
  "explanation-missing": m.journey_check_explanation_missing,
  "not-found": m.journey_check_incomplete,
};

async function requireOpen(request: Request, context: PageContext) {
  const customer = await requireCustomer(request, context);
  if (customer.scope !== "request" || customer.request.frozenAt)
    throw redirect(paths.request(), 303);
  return customer;
}

export async function loader({ request, context }: LoaderFunctionArgs) {
  const customer = await requireOpen(request, context);
  if (!isComplete(customer.request)) throw redirect(nextPath(customer.request), 303);
  const { request: mine, sessionId } = customer;
  const answers = await answersOf(context.services, customer);
  const elsewhere = await answeredElsewhere(context.services, mine.id, sessionId);
  return { ...stepData(customer, "check"), answers, elsewhere, version: mine.version };
}

/**
 * A second press finds the request submitted and is not an error. Only the answers the page showed
 * are submitted; if another session changed them, the page is shown again.
 */
export async function action({ request, context }: ActionFunctionArgs) {
  const customer = await requireOpen(request, context);
  const form = await request.formData();
  const seen = form.has("version") ? versionOf(form) : null;
  const submitted = await submitRequest(context.services, customer.request.id, seen);
  const refusal = submitted.ok ? null : submitted.refusal;
  switch (refusal) {
    case null:
    case "wrong-status":
    case "frozen":
    case "decision-pending":
      return redirect(paths.request(), 303);
    case "proof-ended":
      return redirect(paths.verification(), 303);
    case "changed":
    case "incomplete":
    case "explanation-missing":
    case "not-found":
      return refuseForm([{ field: "", message: words[refusal]() }], {}, 409);
  }
}

function isAnyElsewhere({ answers, documents }: AnsweredElsewhere) {
  return Object.keys(answers).length + Object.keys(documents).length > 0;
}

export const meta: MetaFunction = () => [{ title: m.journey_check_title() }];

export default function CheckAnswers() {
  const { answers, elsewhere, version, ...frame } = useLoaderData<typeof loader>();
  const answer = useActionData<typeof action>();
  return (
    <StepPage
      title={m.journey_check_title()}
      lead={m.journey_check_lead()}
      errors={answer?.errors}
      {...frame}
    >
      {isAnyElsewhere(elsewhere) ? (
        <NoticePanel tone="attention">{m.journey_check_elsewhere_lead()}</NoticePanel>
      ) : null}
      <AnswerList answers={answers} elsewhere={elsewhere} />
      <p>{m.journey_check_declare()}</p>
      <form method="post" noValidate>
        <input type="hidden" name="version" value={version} />
        <SubmitButton>{m.journey_check_button()}</SubmitButton>
      </form>
    </StepPage>
  );
}
