import { redirect } from "@remix-run/node";
import { explainDocument } from "#app/domain/document/explain-document.server.ts";
import { finishDocuments } from "#app/domain/document/give-documents.server.ts";
import { asksExplanation } from "#app/domain/document/rules/outcome.ts";
import { documentsOf } from "#app/domain/journey/answers.server.ts";
import type { PageContext } from "#app/http/context.ts";
import { refuseForm, textOf } from "#app/http/forms.server.ts";
import { m } from "#app/i18n/paraglide/messages.js";
import { paths } from "#app/routes/paths.ts";
import { explanationField } from "#app/ui/customer/explain-document.tsx";
import type { Customer } from "./customer.server.ts";
import { goOn } from "./journey.server.ts";
import { refuseDocuments } from "./refuse-documents.server.ts";

/** "Continue": keeps what was explained, and goes on when nothing is missing. */
export async function continueFromDocuments(
  context: PageContext,
  customer: Customer,
  form: FormData,
) {
  await saveExplanations(context, customer, form);
  const finished = await finishDocuments(context.services, customer.request.id);
  if (finished.ok) return goOn(finished.value);
  if (finished.refusal === "frozen")
    return refuseDocuments("document", m.journey_check_frozen(), {}, 409);
  if (finished.refusal !== "explanation-missing") {
    return refuseDocuments("document", m.journey_documents_documents_missing());
  }
  const documents = await unexplained(context, customer);
  return refuseForm(
    documents.map(({ id, label }) => ({
      field: explanationField(id),
      message: m.documents_explanation_missing({ name: label }),
    })),
  );
}

export async function explainDocuments(context: PageContext, customer: Customer, form: FormData) {
  const saved = await saveExplanations(context, customer, form);
  if (saved > 0) return redirect(paths.documents(), 303);
  const documents = await unexplained(context, customer);
  return refuseForm(
    documents.map(({ id }) => ({
      field: explanationField(id),
      message: m.documents_explanation_empty(),
    })),
  );
}

async function saveExplanations({ services }: PageContext, customer: Customer, form: FormData) {
  const requestId = customer.request.id;
  const documents = await documentsOf(services, customer);
  const written = documents
    .map(({ id }) => ({ requestId, documentId: id, text: textOf(form, explanationField(id)) }))
    .filter(({ text }) => text.trim() !== "");
  for (const order of written) await explainDocument(services, order);
  return written.length;
}

async function unexplained({ services }: PageContext, customer: Customer) {
  const documents = await documentsOf(services, customer);
  return documents.filter(
    ({ explanation, outcomes }) => explanation === null && asksExplanation(outcomes),
  );
}
