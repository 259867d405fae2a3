import { redirect } from "@remix-run/node";
import { explainDocument } from "#app/domain/document/explain-document.server.ts";
import {
  finishDocuments,
  restoreDocument,
  takeAwayDocument,
} from "#app/domain/document/give-documents.server.ts";
import type { GivenDocument } from "#app/domain/document/given-document.ts";
import { asksExplanation } from "#app/domain/document/rules/outcome.ts";
import { type DocumentId, documentId } from "#app/domain/ids.ts";
import { documentsOf } from "#app/domain/journey/answers.server.ts";
import { missingDocuments } from "#app/domain/situation/catalogue.ts";
import type { PageContext } from "#app/http/context.ts";
import { refuseForm, textOf } from "#app/http/forms.server.ts";
import { m } from "#app/i18n/paraglide/messages.js";
import { documentTitle } from "#app/i18n/words.ts";
import { paths } from "#app/routes/paths.ts";
import { explanationField } from "#app/ui/customer/explain-document.tsx";
import { documentAct, documentsIntents } from "#app/ui/customer/intents.ts";
import { tooManySentence } from "#app/ui/customer/limit-words.ts";
import type { Customer } from "./customer.server.ts";
import { editRefusalWords } from "./edit-refusal-words.ts";
import { goOn } from "./journey.server.ts";
import { refuseDocuments } from "./refuse-documents.server.ts";

const here = () => redirect(paths.documents(), 303);

/** What the pressed button asks, after the form's files were kept and its explanations saved. */
export async function answerDocuments(context: PageContext, customer: Customer, form: FormData) {
  const written = await saveExplanations(context, customer, form);
  const removed = documentId.safeParse(textOf(form, documentAct.remove));
  if (removed.success) return takeAway(customer, removed.data);
  const restored = documentId.safeParse(textOf(form, documentAct.restore));
  if (restored.success) return putBack(context, customer, restored.data);
  switch (documentsIntents.read(form)) {
    case "continue":
      return finish(context, customer);
    case "explain":
      if (written > 0) return here();
      return refuseUnexplained(context, customer, () => m.documents_explanation_empty());
    case null:
      return here();
  }
}

/** Without scripts these buttons send the form, so that a file just chosen is kept as well. */
async function takeAway({ domain, request }: Customer, id: DocumentId) {
  await takeAwayDocument(domain, request.id, id);
  return here();
}

async function putBack({ services }: PageContext, { domain, request }: Customer, id: DocumentId) {
  const restored = await restoreDocument(domain, request.id, id);
  if (restored.ok) return here();
  switch (restored.refusal) {
    case "gone":
      return refuseDocuments(m.documents_restore_gone(), {}, 409);
    case "too-many":
      return refuseDocuments(tooManySentence(services.settings.documents));
    case "frozen":
    case "not-editable":
    case "not-found":
      return refuseDocuments(editRefusalWords[restored.refusal](), {}, 409);
  }
}

async function finish(context: PageContext, customer: Customer) {
  const finished = await finishDocuments(customer.domain, customer.request.id);
  if (finished.ok) return goOn(finished.value);
  switch (finished.refusal) {
    case "explanation-missing":
      return refuseUnexplained(context, customer, ({ label }) =>
        m.documents_explanation_missing({ name: label }),
      );
    case "documents-missing":
      return refuseIncomplete(context, customer);
    case "frozen":
    case "not-editable":
    case "not-found":
      return refuseDocuments(editRefusalWords[finished.refusal](), {}, 409);
  }
}

/** Names what is missing: one document, or one of several. */
async function refuseIncomplete({ services }: PageContext, customer: Customer) {
  const { situation } = customer.request;
  const given = (await documentsOf(services, customer)).map(({ kind }) => kind);
  const missing = situation ? missingDocuments(situation, customer.account.entity, given) : [];
  const [kind, ...others] = missing;
  // Given in another tab meanwhile: the page shows it.
  if (!kind) return here();
  const message =
    others.length > 0
      ? m.documents_missing_one_of({ titles: missing.map((one) => documentTitle(one)).join(", ") })
      : m.documents_missing_one({ title: documentTitle(kind) });
  return refuseDocuments(message, {}, 422, kind);
}

async function refuseUnexplained(
  { services }: PageContext,
  customer: Customer,
  sentenceOf: (document: GivenDocument) => string,
) {
  const documents = await documentsOf(services, customer);
  const unexplained = documents.filter(
    ({ explanation, outcomes }) => explanation === null && asksExplanation(outcomes),
  );
  return refuseForm(
    unexplained.map((one) => ({ field: explanationField(one.id), message: sentenceOf(one) })),
  );
}

/** Returns how many texts the form holds. */
export async function saveExplanations(
  { services }: PageContext,
  customer: Customer,
  form: FormData,
) {
  const requestId = customer.request.id;
  const documents = await documentsOf(services, customer);
  const written = documents
    .map(({ id }) => ({ requestId, documentId: id, text: textOf(form, explanationField(id)) }))
    .filter(({ text }) => text.trim() !== "");
  for (const order of written) await explainDocument(customer.domain, order);
  return written.length;
}
