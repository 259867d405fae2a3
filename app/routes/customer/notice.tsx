import {
  type ActionFunctionArgs,
  data,
  type LoaderFunctionArgs,
  type MetaFunction,
} from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { findWarning, type Warning } from "#app/domain/dispute/find-warning.server.ts";
import { freezeByWarning, type Frozen } from "#app/domain/dispute/freeze-request.server.ts";
import { refuseForm, textOf, tooOften } from "#app/http/forms.server.ts";
import { spend } from "#app/http/limits.server.ts";
import { m } from "#app/i18n/paraglide/messages.js";
import { StepPage } from "#app/ui/customer/step-page.tsx";
import { NoticePanel } from "#app/ui/parts/notice-panel.tsx";
import { SubmitButton } from "#app/ui/parts/submit-button.tsx";
import { TextField } from "#app/ui/parts/text-field.tsx";

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
  return { word: warning.word, about: warning.about };
}

export async function action({ request, params, context }: ActionFunctionArgs) {
  const word = textOf(await request.formData(), "word");
  const room = await spend(context, { "notice-address": context.clientAddress });
  const full = tooOften(room, "word", { word });
  if (full) return full;
  const frozen = await freezeByWarning(context.services, { token: params.token ?? "", word });
  // Without an explicit status this page would take the loader's, which depends on the link.
  if (frozen.ok) return data({ errors: [], values: { word: "" }, frozen: frozen.value }, 200);
  switch (frozen.refusal) {
    case "word-missing":
      return refuseForm([{ field: "word", message: m.journey_notice_word_missing() }]);
    case "wrong-word":
      return refuseForm([{ field: "word", message: m.journey_notice_wrong_word() }], { word });
    case "link-ended":
      return refuseForm([], { word }, 410);
  }
}

export const meta: MetaFunction = () => [
  { title: m.journey_notice_title() },
  { name: "robots", content: "noindex" },
];

export default function NotMe() {
  const warning = useLoaderData<typeof loader>();
  const answer = useActionData<typeof action>();
  if (answer && "frozen" in answer) {
    const { title, body } = done[answer.frozen];
    return (
      <StepPage title={title()}>
        <NoticePanel tone="good">{body()}</NoticePanel>
      </StepPage>
    );
  }
  if (!warning) {
    return (
      <StepPage title={m.journey_dead_title()} lead={m.journey_notice_dead_body()}>
        {null}
      </StepPage>
    );
  }
  const { lead, button } = asked[warning.about];
  return (
    <StepPage title={m.journey_notice_title()} lead={lead()} errors={answer?.errors}>
      <form method="post" noValidate className="flow">
        <TextField
          name="word"
          label={m.journey_notice_word_label({ word: warning.word })}
          hint={m.journey_notice_word_hint()}
          value={answer?.values.word}
          errors={answer?.errors}
          autoCapitalize="characters"
          maxLength={40}
          width="short"
          mono
        />
        <SubmitButton>{button()}</SubmitButton>
      </form>
      <p>{m.journey_notice_was_me()}</p>
    </StepPage>
  );
}
