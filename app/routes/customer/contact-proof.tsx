import {
  type ActionFunctionArgs,
  data,
  type LoaderFunctionArgs,
  type MetaFunction,
} from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { parseEmail } from "#app/domain/email.ts";
import { isContactLinkGood, readProofWait } from "#app/domain/journey/contact-link.server.ts";
import { proveContact } from "#app/domain/journey/prove-contact.server.ts";
import { renewContactProof } from "#app/domain/journey/send-contact-proof.server.ts";
import type { PageContext } from "#app/http/context.ts";
import { refuseForm, textOf, tooOften } from "#app/http/forms.server.ts";
import { spend } from "#app/http/limits.server.ts";
import { emailSentence } from "#app/http/typed-words.ts";
import { m } from "#app/i18n/paraglide/messages.js";
import { EndedProofPage } from "#app/ui/customer/ended-proof-page.tsx";
import { endedProofIntents } from "#app/ui/customer/intents.ts";
import { StepPage } from "#app/ui/customer/step-page.tsx";
import { SubmitButton } from "#app/ui/parts/submit-button.tsx";
import { TextField } from "#app/ui/parts/text-field.tsx";

export async function loader({ params, context }: LoaderFunctionArgs) {
  const isGood = await isContactLinkGood(context.services, params.token ?? "");
  const brand = context.services.settings.brand.name;
  return data({ isGood, brand }, { status: isGood ? 200 : 410 });
}

export async function action({ request, params, context }: ActionFunctionArgs) {
  const form = await request.formData();
  const email = textOf(form, "email");
  const token = params.token ?? "";
  const room = await spend(context, { "contact-address": context.clientAddress });
  const full = tooOften(room, "email", { email });
  if (full) return full;
  if (endedProofIntents.read(form) === "renew") return renew(context, { token, email });
  const proved = await proveContact(context.services, { token, email });
  // The link has ended now: without an explicit status this page would take the loader's 410.
  if (proved.ok) return data({ errors: [], values: { email: "" }, done: true }, 200);
  switch (proved.refusal) {
    case "email-missing":
      return refuseForm([{ field: "email", message: m.journey_proof_email_missing() }]);
    case "email-invalid":
      return refuseForm([{ field: "email", message: wordsFor(email) }], { email });
    case "wait": {
      const seconds = await readProofWait(context.services, token);
      const message = m.journey_link_wait({ seconds });
      return refuseForm([{ field: "email", message }], { email }, 429);
    }
    case "wrong-email":
      return refuseForm([{ field: "email", message: m.journey_proof_wrong_email() }], { email });
    case "link-ended":
      return refuseForm([], { email }, 410);
  }
}

function wordsFor(email: string) {
  return emailSentence(email, m.journey_proof_email_missing);
}

async function renew(context: PageContext, input: { token: string; email: string }) {
  if (!parseEmail(input.email)) {
    return refuseForm([{ field: "email", message: wordsFor(input.email) }], { email: input.email });
  }
  const room = await spend(context, { "proof-recipient": parseEmail(input.email) ?? "" });
  const full = tooOften(room, "email", { email: input.email });
  if (full) return full;
  await renewContactProof(context.services, input);
  return data({ errors: [], values: { email: "" }, renewed: true });
}

export const meta: MetaFunction = () => [
  { title: m.journey_proof_title() },
  { name: "robots", content: "noindex" },
];

export default function ProveContact() {
  const { isGood, brand } = useLoaderData<typeof loader>();
  const answer = useActionData<typeof action>();
  if (answer && "done" in answer) {
    return (
      <StepPage title={m.journey_proof_done_title()} lead={m.journey_proof_done_body()}>
        {null}
      </StepPage>
    );
  }
  if (!isGood) {
    const isRenewed = answer !== undefined && "renewed" in answer;
    return (
      <EndedProofPage errors={answer?.errors} email={answer?.values.email} isRenewed={isRenewed} />
    );
  }
  return (
    <StepPage
      title={m.journey_proof_title()}
      lead={m.journey_proof_lead({ brand })}
      errors={answer?.errors}
    >
      <form method="post" noValidate className="flow">
        <TextField
          name="email"
          type="email"
          inputMode="email"
          autoComplete="email"
          label={m.journey_proof_label()}
          value={answer?.values.email}
          errors={answer?.errors}
          maxLength={400}
        />
        <SubmitButton>{m.journey_proof_button()}</SubmitButton>
      </form>
    </StepPage>
  );
}
