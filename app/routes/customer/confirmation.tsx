import {
  type ActionFunctionArgs,
  data,
  type LoaderFunctionArgs,
  type MetaFunction,
} from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import {
  answerConfirmation,
  type Answered,
} from "#app/domain/dispute/answer-confirmation.server.ts";
import {
  describeConfirmation,
  readConfirmationWait,
} from "#app/domain/dispute/describe-confirmation.server.ts";
import { refuseForm, textOf, tooOften } from "#app/http/forms.server.ts";
import { spend } from "#app/http/limits.server.ts";
import { formatMoment } from "#app/i18n/moment.ts";
import { m } from "#app/i18n/paraglide/messages.js";
import { getLocale } from "#app/i18n/paraglide/runtime.js";
import { confirmationIntents } from "#app/ui/customer/intents.ts";
import { LoginField } from "#app/ui/customer/login-field.tsx";
import { StepPage } from "#app/ui/customer/step-page.tsx";
import { WarnedChangeList } from "#app/ui/customer/warned-change.tsx";
import { HelpDetails } from "#app/ui/parts/help-details.tsx";
import { SecondaryButton } from "#app/ui/parts/secondary-button.tsx";
import { SubmitButton } from "#app/ui/parts/submit-button.tsx";
import { CallButton } from "#app/ui/site/call-button.tsx";

const done: Record<Answered, { title: () => string; body: () => string }> = {
  confirmed: { title: m.confirmation_done_title, body: m.confirmation_done_body },
  stopped: { title: m.journey_notice_done_title, body: m.journey_notice_frozen_body },
  suspended: { title: m.journey_status_frozen_title, body: m.confirmation_suspended_body },
};

export async function loader({ params, context }: LoaderFunctionArgs) {
  const change = await describeConfirmation(context.services, params.token ?? "");
  return data({ change }, { status: change ? 200 : 410 });
}

export async function action({ request, params, context }: ActionFunctionArgs) {
  const form = await request.formData();
  const token = params.token ?? "";
  const login = textOf(form, "login");
  const room = await spend(context, { "login-address": context.clientAddress });
  const full = tooOften(room, "login", { login });
  if (full) return full;
  const answer = confirmationIntents.read(form) === "stop" ? "stop" : "confirm";
  const answered = await answerConfirmation(context.services, { token, login, answer });
  // The link has ended now: without an explicit status this page would take the loader's 410.
  if (answered.ok) return data({ errors: [], values: { login: "" }, done: answered.value }, 200);
  switch (answered.refusal) {
    case "login-missing":
      return refuseForm([{ field: "login", message: m.journey_login_missing() }], { login });
    case "wrong-login":
      return refuseForm([{ field: "login", message: m.journey_not_recognised() }], { login });
    case "wait": {
      const seconds = await readConfirmationWait(context.services, token);
      const message = m.journey_link_wait({ seconds });
      return refuseForm([{ field: "login", message }], { login }, 429);
    }
    case "link-ended":
      return refuseForm([], { login }, 410);
  }
}

export const meta: MetaFunction = () => [
  { title: m.confirmation_title() },
  { name: "robots", content: "noindex" },
];

export default function Confirmation() {
  const { change } = useLoaderData<typeof loader>();
  const answer = useActionData<typeof action>();
  if (answer && "done" in answer) return <Done answered={answer.done} />;
  if (!change) {
    return (
      <StepPage title={m.journey_dead_title()} lead={m.confirmation_dead_body()}>
        <CallButton primary />
      </StepPage>
    );
  }
  const { errors, values } = answer ?? {};
  return (
    <StepPage title={m.confirmation_title()} lead={m.confirmation_lead()} errors={errors}>
      <WarnedChangeList change={change} />
      <p>
        {m.confirmation_before({
          moment: formatMoment(new Date(change.confirmBefore), getLocale()),
        })}
      </p>
      <form method="post" noValidate className="flow">
        <LoginField value={values?.login} errors={errors} />
        <SubmitButton>{m.confirmation_button()}</SubmitButton>
        <HelpDetails summary={m.mail_freeze_title()}>
          <p>{m.confirmation_stop_explained()}</p>
          <SecondaryButton danger {...confirmationIntents.button("stop")}>
            {m.confirmation_stop_button()}
          </SecondaryButton>
        </HelpDetails>
      </form>
    </StepPage>
  );
}

function Done({ answered }: { readonly answered: Answered }) {
  const { title, body } = done[answered];
  return (
    <StepPage title={title()} lead={body()}>
      {answered === "confirmed" ? null : <CallButton primary />}
    </StepPage>
  );
}
