import {
  type ActionFunctionArgs,
  data,
  type LoaderFunctionArgs,
  type MetaFunction,
} from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { type Email, parseEmail } from "#app/domain/email.ts";
import {
  contactFaults,
  type ContactRefusal,
  enterContact,
  keepContact,
} from "#app/domain/journey/enter-contact.server.ts";
import { limits } from "#app/domain/limits.ts";
import type { EditRefusal } from "#app/domain/request/edit-request.server.ts";
import { stepsOf } from "#app/domain/request/steps.ts";
import { catalogue, isBereavement } from "#app/domain/situation/catalogue.ts";
import { cleanName, hiddenSign } from "#app/domain/typed/name.ts";
import { resendProof, spendProof } from "#app/http/contact-proof.server.ts";
import type { PageContext } from "#app/http/context.ts";
import type { Customer } from "#app/http/customer/customer.server.ts";
import { editRefusalWords } from "#app/http/customer/edit-refusal-words.ts";
import { goOn, requireStep } from "#app/http/customer/journey.server.ts";
import { stepData } from "#app/http/customer/step-data.server.ts";
import { refuseForm, textOf, tooOften } from "#app/http/forms.server.ts";
import { emailSentence } from "#app/http/typed-words.ts";
import { m } from "#app/i18n/paraglide/messages.js";
import { Bereavement } from "#app/ui/customer/bereavement.tsx";
import { ContactForm } from "#app/ui/customer/contact-form.tsx";
import { ContactProof } from "#app/ui/customer/contact-proof.tsx";
import { contactIntents } from "#app/ui/customer/intents.ts";
import { StepPage } from "#app/ui/customer/step-page.tsx";
import { NoticePanel } from "#app/ui/parts/notice-panel.tsx";

const words: Record<ContactRefusal | EditRefusal, (typed: string) => string> = {
  "contact-name-missing": () => m.journey_contact_name_missing(),
  "contact-role-missing": () => m.journey_contact_role_missing(),
  "contact-email-missing": () => m.journey_contact_email_missing(),
  "contact-email-invalid": (typed) => emailSentence(typed, m.journey_contact_email_missing),
  "contact-needed": () => m.journey_contact_needed(),
  "contact-text-odd": () => m.journey_contact_text_odd(),
  "contact-text-hidden": (typed) =>
    m.journey_contact_text_hidden({ sign: hiddenSign(cleanName(typed)) ?? "" }),
  ...editRefusalWords,
  "too-long": () => m.journey_too_long({ count: limits.contactTextLength }),
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
    changes: changesOf(customer.request),
    bereaved: isBereavement(situation) ? stepsOf(customer.request) : null,
    isProved: contactProvedAt !== null,
    waitsFor: contactProvedAt ? null : contactEmail,
    keeps: isOffered(customer) ? customer.account.contactName : null,
  };
}

/** What the customer said before; nothing at the first visit. */
function changesOf({ contactEmail, stepsDone }: Customer["request"]) {
  if (contactEmail) return "yes";
  return stepsDone.includes("contact") ? "no" : undefined;
}

export async function action({ request, context }: ActionFunctionArgs) {
  const customer = await requireStep(request, context, "contact");
  const form = await request.formData();
  if (contactIntents.read(form) === "resend") return resend(context, customer);
  return isOffered(customer) ? choose(context, customer, form) : enter(context, customer, form);
}

function isOffered({ request: { situation } }: Customer) {
  return situation !== null && catalogue[situation].contact === "offered";
}

/** Without a choice, a form that names a new contact counts as "yes". */
function choose(context: PageContext, customer: Customer, form: FormData) {
  const changes = textOf(form, "contactChanges");
  const isNamed = Object.values(fields).some((field) => textOf(form, field).trim() !== "");
  if (changes === "no") return keep(customer);
  if (changes === "yes" || isNamed) return enter(context, customer, form);
  return refuseForm([{ field: "contactChanges", message: m.journey_contact_changes_missing() }]);
}

async function keep({ domain, request }: Customer) {
  const kept = await keepContact(domain, request.id);
  if (kept.ok) return goOn(kept.value);
  return refuseForm(
    [{ field: "", message: words[kept.refusal]("") }],
    { contactChanges: "no" },
    409,
  );
}

async function resend(context: PageContext, { request }: Customer) {
  const sent = await resendProof(context, request, "customer");
  if (sent.ok) return data({ errors: [], values: {}, resentTo: sent.sentTo });
  return refuseForm([{ field: "contactEmail", message: sent.message }], {}, sent.status);
}

async function enter(context: PageContext, { domain, request }: Customer, form: FormData) {
  const input = {
    name: textOf(form, fields.name),
    role: textOf(form, fields.role),
    email: textOf(form, fields.email),
  };
  const values = {
    contactChanges: "yes",
    contactName: input.name,
    contactRole: input.role,
    contactEmail: input.email,
  };
  const faults = contactFaults(input);
  if (faults.length > 0) {
    const errors = faults.map(({ field, refusal }) => ({
      field: fields[field],
      message: words[refusal](input[field]),
    }));
    return refuseForm(errors, values);
  }
  const contactEmail = parseEmail(input.email);
  if (asksProof(request, contactEmail)) {
    const room = await spendProof(context, { id: request.id, contactEmail });
    const full = tooOften(room, "contactEmail", values);
    if (full) return full;
  }
  const entered = await enterContact(domain, request.id, input);
  if (entered.ok) return goOn(entered.value);
  return refuseForm([{ field: "", message: words[entered.refusal]("") }], values, 409);
}

function asksProof({ contactEmail, contactProvedAt }: Customer["request"], email: Email | null) {
  return email !== contactEmail || !contactProvedAt;
}

function titleOf(keeps: string | null | undefined) {
  return keeps ? m.journey_contact_title_offered() : m.journey_contact_title();
}

/** After a death a sober sentence comes first. */
function leadOf({ keeps, bereaved }: { keeps: string | null; bereaved: unknown }) {
  if (bereaved) return m.journey_bereavement();
  return keeps ? undefined : m.journey_contact_lead();
}

export const meta: MetaFunction<typeof loader> = ({ data }) => [{ title: titleOf(data?.keeps) }];

export default function EnterContact() {
  const { keeps, changes, bereaved, isProved, waitsFor, values, ...frame } =
    useLoaderData<typeof loader>();
  const answer = useActionData<typeof action>();
  const errors = answer?.errors;
  const shown: Readonly<Record<string, string>> = { ...values, ...answer?.values };
  const lead = leadOf({ keeps, bereaved });
  return (
    <StepPage title={titleOf(keeps)} lead={lead} errors={errors} {...frame}>
      {bereaved ? <Bereavement steps={bereaved} /> : null}
      {isProved ? <NoticePanel tone="good">{m.journey_contact_proved()}</NoticePanel> : null}
      <ContactProof waitsFor={waitsFor} isResent={answer !== undefined && "resentTo" in answer} />
      <ContactForm
        values={shown}
        errors={errors}
        choice={keeps ? { keeps, changes: shown["contactChanges"] ?? changes } : null}
      />
    </StepPage>
  );
}
