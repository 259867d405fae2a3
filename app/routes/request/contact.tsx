import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import {
  contactFaults,
  enterContact,
  keepContact,
  type ContactRefusal,
} from "#app/domain/request/enter-contact.server.ts";
import { catalogue } from "#app/domain/situation/catalogue.ts";
import { refuseForm, textOf } from "#app/http/forms.server.ts";
import { goOn, requireStep } from "#app/http/journey.server.ts";
import { stepData } from "#app/http/step-data.server.ts";
import { m } from "#app/i18n/paraglide/messages.js";
import { NoticePanel } from "#app/ui/notice-panel.tsx";
import { SecondaryButton } from "#app/ui/secondary-button.tsx";
import { StepPage } from "#app/ui/step-page.tsx";
import { SubmitButton } from "#app/ui/submit-button.tsx";
import { TextField } from "#app/ui/text-field.tsx";

const words: Record<ContactRefusal, () => string> = {
  "contact-name-missing": m.journey_contact_name_missing,
  "contact-role-missing": m.journey_contact_role_missing,
  "contact-email-missing": m.journey_contact_email_missing,
  "contact-email-invalid": m.journey_contact_email_invalid,
  "contact-needed": m.journey_contact_needed,
  "too-long": m.journey_too_long,
};
const fields = { name: "contactName", role: "contactRole", email: "contactEmail" } as const;

export async function loader({ request, context }: LoaderFunctionArgs) {
  const customer = await requireStep(request, context, "contact");
  const { situation, contactName, contactRole, contactEmail, contactProvedAt } = customer.request;
  return {
    ...stepData(customer, "contact"),
    values: {
      contactName: contactName ?? "",
      contactRole: contactRole ?? "",
      contactEmail: contactEmail ?? "",
    },
    isProved: contactProvedAt !== null,
    keeps:
      situation && catalogue[situation].contact === "offered" ? customer.account.contactName : null,
  };
}

export async function action({ request, context }: ActionFunctionArgs) {
  const { id } = (await requireStep(request, context, "contact")).request;
  const form = await request.formData();
  if (textOf(form, "intent") === "keep") {
    const kept = await keepContact(context.services, id);
    return kept.ok
      ? goOn(kept.value)
      : refuseForm([{ field: "contactName", message: words["contact-needed"]() }]);
  }
  const input = {
    name: textOf(form, fields.name),
    role: textOf(form, fields.role),
    email: textOf(form, fields.email),
  };
  const values = { contactName: input.name, contactRole: input.role, contactEmail: input.email };
  const faults = contactFaults(input);
  if (faults.length > 0) {
    const errors = faults.map(({ field, refusal }) => ({
      field: fields[field],
      message: words[refusal](),
    }));
    return refuseForm(errors, values);
  }
  const entered = await enterContact(context.services, id, input);
  return entered.ok ? goOn(entered.value) : refuseForm([], values, 409);
}

export const meta: MetaFunction = () => [{ title: m.journey_contact_title() }];

export default function EnterContact() {
  const { keeps, isProved, values, ...frame } = useLoaderData<typeof loader>();
  const answer = useActionData<typeof action>();
  const errors = answer?.errors;
  const shown: Readonly<Record<string, string>> = { ...values, ...answer?.values };
  const title = keeps ? m.journey_contact_title_offered() : m.journey_contact_title();
  return (
    <StepPage title={title} lead={m.journey_contact_lead()} errors={errors} {...frame}>
      {isProved ? <NoticePanel tone="good">{m.journey_contact_proved()}</NoticePanel> : null}
      {keeps ? (
        <form method="post" noValidate>
          <SecondaryButton name="intent" value="keep">
            {m.journey_contact_keep({ name: keeps })}
          </SecondaryButton>
        </form>
      ) : null}
      <form method="post" noValidate className="flow">
        <TextField
          name="contactName"
          label={m.journey_contact_name()}
          value={shown.contactName}
          errors={errors}
          autoCapitalize="words"
        />
        <TextField
          name="contactRole"
          label={m.journey_contact_role()}
          value={shown.contactRole}
          errors={errors}
        />
        <TextField
          name="contactEmail"
          type="email"
          inputMode="email"
          label={m.journey_contact_email()}
          hint={m.journey_contact_email_hint()}
          value={shown.contactEmail}
          errors={errors}
          maxLength={254}
        />
        <SubmitButton>{m.journey_contact_button()}</SubmitButton>
      </form>
    </StepPage>
  );
}
