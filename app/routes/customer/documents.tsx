import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { documentsOf } from "#app/domain/journey/answers.server.ts";
import { listInfectedNames } from "#app/domain/journey/infected-documents.server.ts";
import { listRemoved } from "#app/domain/journey/removed-documents.server.ts";
import { catalogue } from "#app/domain/situation/catalogue.ts";
import { answerDocuments, saveExplanations } from "#app/http/customer/answer-documents.server.ts";
import { requireStep } from "#app/http/customer/journey.server.ts";
import { receiveDocuments } from "#app/http/customer/receive-documents.server.ts";
import { refuseDocuments } from "#app/http/customer/refuse-documents.server.ts";
import { stepData } from "#app/http/customer/step-data.server.ts";
import { formOf } from "#app/http/received-upload.ts";
import { m } from "#app/i18n/paraglide/messages.js";
import { DocumentsForm } from "#app/ui/customer/documents-form.tsx";
import { InfectedNotice } from "#app/ui/customer/infected-notice.tsx";
import { documentAct } from "#app/ui/customer/intents.ts";
import { StepPage } from "#app/ui/customer/step-page.tsx";

export async function loader({ request, context }: LoaderFunctionArgs) {
  const customer = await requireStep(request, context, "documents");
  const { situation } = customer.request;
  const [infected, given, removed] = await Promise.all([
    listInfectedNames(context.services, customer.request),
    documentsOf(context.services, customer),
    listRemoved(context.services, customer.request),
  ]);
  return {
    ...stepData(customer, "documents"),
    groups: situation ? catalogue[situation].documents(customer.account.entity) : [],
    infected,
    given,
    removed,
    limits: context.services.settings.documents,
    keptDays: context.services.rules.retention.documentsDays,
  };
}

/** Chosen files are kept first, whichever button was pressed: none is ever lost. */
export async function action({ request, context }: ActionFunctionArgs) {
  const customer = await requireStep(request, context, "documents");
  const { upload } = context;
  if (!upload) return answerDocuments(context, customer, await request.formData());
  const form = formOf(upload);
  const refused = await receiveDocuments(context, customer, upload);
  if (refused) {
    await saveExplanations(context, customer, form);
    return refused;
  }
  const isBare = upload.outcome === "no-file" && !isPressed(form);
  if (isBare) return refuseDocuments(m.journey_documents_file_missing());
  return answerDocuments(context, customer, form);
}

/** Integrators post only `kind` and `document`. */
function isPressed(form: FormData) {
  return ["intent", ...Object.values(documentAct)].some((name) => form.has(name));
}

export const meta: MetaFunction = () => [{ title: m.journey_documents_title() }];

export default function GiveDocuments() {
  const { infected, groups, given, removed, limits, keptDays, ...frame } =
    useLoaderData<typeof loader>();
  const answer = useActionData<typeof action>();
  return (
    <StepPage
      title={m.journey_documents_title()}
      lead={m.journey_documents_lead()}
      errors={answer?.errors}
      {...frame}
    >
      <InfectedNotice names={infected} errors={answer?.errors} />
      <DocumentsForm
        {...{ groups, given, removed, limits, keptDays }}
        errors={answer?.errors}
        again={answer?.values.again}
      />
    </StepPage>
  );
}
