import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { redirect } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { explainDocument } from "#app/domain/document/explain-document.server.ts";
import { finishDocuments, parseDocumentKind } from "#app/domain/document/give-documents.server.ts";
import { asksExplanation } from "#app/domain/document/rules/outcome.ts";
import { documentsOf } from "#app/domain/journey/answers.server.ts";
import { namesSetAside } from "#app/domain/journey/infected-documents.server.ts";
import { catalogue, isDocumentAsked } from "#app/domain/situation/catalogue.ts";
import type { PageContext } from "#app/http/context.ts";
import type { Customer } from "#app/http/customer/customer.server.ts";
import { documentSentence } from "#app/http/customer/document-words.ts";
import { goOn, requireStep } from "#app/http/customer/journey.server.ts";
import { stepData } from "#app/http/customer/step-data.server.ts";
import { refuseForm, textOf, waitSentence } from "#app/http/forms.server.ts";
import type { RefusedFile } from "#app/http/upload/refused-file.ts";
import { takeDocuments } from "#app/http/upload/take-documents.server.ts";
import { m } from "#app/i18n/paraglide/messages.js";
import { paths } from "#app/routes/paths.ts";
import { AddDocument, WantedDocuments } from "#app/ui/customer/documents.tsx";
import { explanationField, goOnForm } from "#app/ui/customer/explain-document.tsx";
import { GivenDocuments } from "#app/ui/customer/given-documents.tsx";
import { documentsIntents } from "#app/ui/customer/intents.ts";
import { tooManySentence } from "#app/ui/customer/limit-words.ts";
import { StepPage } from "#app/ui/customer/step-page.tsx";
import type { FieldError } from "#app/ui/parts/field-error.ts";
import { NoticePanel } from "#app/ui/parts/notice-panel.tsx";
import { SubmitButton } from "#app/ui/parts/submit-button.tsx";

export async function loader({ request, context }: LoaderFunctionArgs) {
  const customer = await requireStep(request, context, "documents");
  const { situation } = customer.request;
  const [setAside, given] = await Promise.all([
    namesSetAside(context.services, customer.request),
    documentsOf(context.services, customer),
  ]);
  return {
    ...stepData(customer, "documents"),
    groups: situation ? catalogue[situation].documents(customer.account.entity) : [],
    setAside,
    given,
    limits: context.services.settings.documents,
  };
}

export async function action({ request, context }: ActionFunctionArgs) {
  if (context.upload) return receive(request, context, context.upload);
  const customer = await requireStep(request, context, "documents");
  const form = await request.formData();
  switch (documentsIntents.read(form)) {
    case "explain":
      return explain(context, customer, form);
    case "continue":
      await saveExplanations(context, customer, form);
      return finish(context, customer);
    case null:
      return refuse("document", m.journey_documents_malformed());
  }
}

async function finish(context: PageContext, customer: Customer) {
  const finished = await finishDocuments(context.services, customer.request.id);
  if (finished.ok) return goOn(finished.value);
  if (finished.refusal === "frozen") return refuse("document", m.journey_check_frozen(), {}, 409);
  if (finished.refusal !== "explanation-missing") {
    return refuse("document", m.journey_documents_documents_missing());
  }
  const documents = await unexplained(context, customer);
  return refuseForm(
    documents.map(({ id, label }) => ({
      field: explanationField(id),
      message: m.documents_explanation_missing({ name: label }),
    })),
  );
}

async function explain(context: PageContext, customer: Customer, form: FormData) {
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

async function receive(
  request: Request,
  context: PageContext,
  upload: NonNullable<PageContext["upload"]>,
) {
  const { services } = context;
  const { documents } = services.settings;
  const { request: mine, account } = await requireStep(request, context, "documents");
  if (upload.outcome === "malformed") {
    return refuse("document", m.journey_documents_malformed(), allAgain);
  }
  if (upload.outcome === "too-many") {
    return refuse("document", tooManySentence(documents), { ...upload.fields, ...allAgain });
  }
  if (upload.outcome === "too-often") {
    return refuse("document", waitSentence(upload), allAgain, 429);
  }
  const kind = parseDocumentKind(upload.fields.kind);
  const isAsked = kind && mine.situation && isDocumentAsked(mine.situation, account.entity, kind);
  if (upload.outcome === "no-file") {
    return refuse("document", m.journey_documents_file_missing(), upload.fields);
  }
  if (!isAsked) return refuse("kind", m.journey_documents_kind_missing(), allAgain);
  if (!context.claimUpload()) {
    return refuse("document", m.journey_documents_malformed(), allAgain);
  }
  const refused = await takeDocuments(services, mine.id, kind, upload);
  if (refused.length === 0) return redirect(paths.documents(), 303);
  const errors = refused.map((file) => ({
    field: "document",
    message: documentSentence(file, documents),
  }));
  const again = refused.filter(({ refusal }) => mayBeSentAgain.includes(refusal));
  const labels = again.flatMap((file) => file.labels ?? [file.label]);
  return refuseForm(errors, { kind, again: labels.join("\n") });
}

/** The files themselves are fine, so photos stay chosen for the next attempt. */
const mayBeSentAgain: readonly RefusedFile["refusal"][] = ["incomplete-set", "too-many"];
const allAgain = { again: "*" };

function refuse(
  field: "kind" | "document",
  message: string,
  values: Readonly<Record<string, string>> = {},
  status = 422,
) {
  return refuseForm([{ field, message }], values, status);
}

export const meta: MetaFunction = () => [{ title: m.journey_documents_title() }];

/** Documents found infected later; for those just uploaded the error already says it. */
function SetAside(props: {
  readonly names: readonly string[];
  readonly errors: readonly FieldError[] | undefined;
}) {
  const told = props.errors?.map(({ message }) => message) ?? [];
  return props.names
    .map((name) => m.journey_documents_infected({ name }))
    .filter((sentence) => !told.includes(sentence))
    .map((sentence) => (
      <NoticePanel key={sentence} tone="danger">
        {sentence}
      </NoticePanel>
    ));
}

export default function GiveDocuments() {
  const { groups, setAside, given, limits, ...frame } = useLoaderData<typeof loader>();
  const answer = useActionData<typeof action>();
  return (
    <StepPage
      title={m.journey_documents_title()}
      lead={m.journey_documents_lead()}
      errors={answer?.errors}
      {...frame}
    >
      <SetAside names={setAside} errors={answer?.errors} />
      <WantedDocuments groups={groups} />
      <p role="status" className="hidden-visually" data-read-words={m.documents_have_been_read()} />
      <GivenDocuments documents={given} errors={answer?.errors} />
      <AddDocument
        groups={groups}
        limits={limits}
        given={given}
        errors={answer?.errors}
        kind={answer?.values.kind}
        again={answer?.values.again}
      />
      <form id={goOnForm} method="post" noValidate>
        <SubmitButton {...documentsIntents.button("continue")}>
          {m.journey_documents_continue()}
        </SubmitButton>
      </form>
    </StepPage>
  );
}
