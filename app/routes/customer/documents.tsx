import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { documentsOf } from "#app/domain/journey/answers.server.ts";
import { listInfectedNames } from "#app/domain/journey/infected-documents.server.ts";
import { catalogue } from "#app/domain/situation/catalogue.ts";
import {
  continueFromDocuments,
  explainDocuments,
} from "#app/http/customer/explain-documents.server.ts";
import { requireStep } from "#app/http/customer/journey.server.ts";
import { receiveDocuments } from "#app/http/customer/receive-documents.server.ts";
import { refuseDocuments } from "#app/http/customer/refuse-documents.server.ts";
import { stepData } from "#app/http/customer/step-data.server.ts";
import { m } from "#app/i18n/paraglide/messages.js";
import { AddDocument, WantedDocuments } from "#app/ui/customer/documents.tsx";
import { goOnForm } from "#app/ui/customer/explain-document.tsx";
import { GivenDocuments } from "#app/ui/customer/given-documents.tsx";
import { InfectedNotice } from "#app/ui/customer/infected-notice.tsx";
import { documentsIntents } from "#app/ui/customer/intents.ts";
import { StepPage } from "#app/ui/customer/step-page.tsx";
import { SubmitButton } from "#app/ui/parts/submit-button.tsx";

export async function loader({ request, context }: LoaderFunctionArgs) {
  const customer = await requireStep(request, context, "documents");
  const { situation } = customer.request;
  const [infected, given] = await Promise.all([
    listInfectedNames(context.services, customer.request),
    documentsOf(context.services, customer),
  ]);
  return {
    ...stepData(customer, "documents"),
    groups: situation ? catalogue[situation].documents(customer.account.entity) : [],
    infected,
    given,
    limits: context.services.settings.documents,
  };
}

export async function action({ request, context }: ActionFunctionArgs) {
  if (context.upload) return receiveDocuments(request, context, context.upload);
  const customer = await requireStep(request, context, "documents");
  const form = await request.formData();
  switch (documentsIntents.read(form)) {
    case "explain":
      return explainDocuments(context, customer, form);
    case "continue":
      return continueFromDocuments(context, customer, form);
    case null:
      return refuseDocuments("document", m.journey_documents_malformed());
  }
}

export const meta: MetaFunction = () => [{ title: m.journey_documents_title() }];

export default function GiveDocuments() {
  const { groups, infected, given, limits, ...frame } = useLoaderData<typeof loader>();
  const answer = useActionData<typeof action>();
  return (
    <StepPage
      title={m.journey_documents_title()}
      lead={m.journey_documents_lead()}
      errors={answer?.errors}
      {...frame}
    >
      <InfectedNotice names={infected} errors={answer?.errors} />
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
