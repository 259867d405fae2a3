import {
  type ActionFunctionArgs,
  data,
  type LoaderFunctionArgs,
  type MetaFunction,
} from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { describeWarning } from "#app/domain/dispute/describe-warning.server.ts";
import { findWarning, type Warning } from "#app/domain/dispute/find-warning.server.ts";
import { freezeByWarning, type Frozen } from "#app/domain/dispute/freeze-request.server.ts";
import { reportDeadLink } from "#app/domain/dispute/report-dead-link.server.ts";
import type { PageContext } from "#app/http/context.ts";
import { refuseForm, textOf, tooOften } from "#app/http/forms.server.ts";
import { spend } from "#app/http/limits.server.ts";
import { m } from "#app/i18n/paraglide/messages.js";
import { DeadNoticePage, NoticeReportedPage } from "#app/ui/customer/dead-notice-page.tsx";
import { noticeIntents } from "#app/ui/customer/intents.ts";
import { StepPage } from "#app/ui/customer/step-page.tsx";
import { WarnedChangeList } from "#app/ui/customer/warned-change.tsx";
import { SubmitButton } from "#app/ui/parts/submit-button.tsx";
import { TextField } from "#app/ui/parts/text-field.tsx";
import { CallButton } from "#app/ui/site/call-button.tsx";

const done: Record<Frozen, { title: () => string; body: () => string }> = {
  frozen: { title: m.journey_notice_done_title, body: m.journey_notice_frozen_body },
  alarmed: { title: m.journey_notice_alarmed_title, body: m.journey_notice_alarmed_body },
  "invitation-ended": {
    title: m.journey_notice_ended_title,
    body: m.journey_notice_invitation_body,
  },
};

const asked: Record<Warning["about"], { lead: () => string; button: () => string }> = {
  "open-request": { lead: m.journey_notice_lead, button: m.journey_notice_button },
  "closed-request": { lead: m.journey_notice_lead_closed, button: m.journey_notice_button_closed },
  invitation: {
    lead: m.journey_notice_lead_invitation,
    button: m.journey_notice_button_invitation,
  },
};

export async function loader({ params, context }: LoaderFunctionArgs) {
  const warning = await findWarning(context.services, params.token ?? "");
  if (!warning) return data(null, { status: 410 });
  const change = await describeWarning(context.services, warning);
  return { word: warning.word, about: warning.about, change };
}

export async function action({ request, params, context }: ActionFunctionArgs) {
  const form = await request.formData();
  const token = params.token ?? "";
  if (noticeIntents.read(form) === "report") return report(context, token, form);
  const word = textOf(form, "word");
  const room = await spend(context, { "notice-address": context.clientAddress });
  const full = tooOften(room, "word", { word });
  if (full) return full;
  const frozen = await freezeByWarning(context.services, { token, word });
  // Without an explicit status this page would take the loader's, which depends on the link.
  if (frozen.ok) return data({ errors: [], values: { word: "" }, done: frozen.value }, 200);
  switch (frozen.refusal) {
    case "word-missing":
      return refuseForm([{ field: "word", message: m.journey_notice_word_missing() }]);
    case "wrong-word":
      return refuseForm([{ field: "word", message: m.journey_notice_wrong_word() }], { word });
    case "link-ended":
      return refuseForm([], { word }, 410);
  }
}

/** The answer does not tell whether the link or the login exists. */
async function report(context: PageContext, token: string, form: FormData) {
  const values = { login: textOf(form, "login"), report: textOf(form, "report") };
  const room = await spend(context, {
    "report-address": context.clientAddress,
    "report-service": "all",
  });
  const full = tooOften(room, "report", values);
  if (full) return full;
  const { login, report: text } = values;
  const reported = await reportDeadLink(context.services, { token, login, text });
  if (reported.ok) return data({ errors: [], values: {}, done: "reported" as const }, 200);
  return refuseForm([{ field: "report", message: m.journey_notice_report_empty() }], values);
}

export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: data ? m.journey_notice_title() : m.journey_dead_title() },
  { name: "robots", content: "noindex" },
];

export default function NotMe() {
  const warning = useLoaderData<typeof loader>();
  const answer = useActionData<typeof action>();
  const outcome = answer && "done" in answer ? answer.done : null;
  const errors = answer?.errors;
  const values: Readonly<Record<string, string>> | undefined = answer?.values;
  if (outcome === "reported") return <NoticeReportedPage />;
  if (outcome) return <Done outcome={outcome} />;
  if (!warning) return <DeadNoticePage values={values} errors={errors} />;
  const { lead, button } = asked[warning.about];
  return (
    <StepPage title={m.journey_notice_title()} lead={lead()} errors={errors}>
      <WarnedChangeList change={warning.change} />
      <form method="post" noValidate className="flow">
        <TextField
          name="word"
          label={m.journey_notice_word_label({ word: warning.word })}
          hint={m.journey_notice_word_hint()}
          value={values?.word}
          errors={errors}
          autoCapitalize="characters"
          maxLength={40}
          width="short"
          mono
        />
        <SubmitButton danger>{button()}</SubmitButton>
      </form>
      <p>{m.journey_notice_was_me()}</p>
    </StepPage>
  );
}

function Done({ outcome }: { readonly outcome: Frozen }) {
  const { title, body } = done[outcome];
  return (
    <StepPage title={title()} lead={body()}>
      <CallButton primary />
    </StepPage>
  );
}
