import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { chooseSituation, parseSituation } from "#app/domain/journey/choose-situation.server.ts";
import { situationsFor } from "#app/domain/situation/catalogue.ts";
import { goOn, requireStep } from "#app/http/customer/journey.server.ts";
import { stepData } from "#app/http/customer/step-data.server.ts";
import { refuseForm, textOf } from "#app/http/forms.server.ts";
import { m } from "#app/i18n/paraglide/messages.js";
import { situationHint, situationTitle } from "#app/i18n/words.ts";
import { StepPage } from "#app/ui/customer/step-page.tsx";
import { RadioGroup } from "#app/ui/parts/radio-group.tsx";
import { SubmitButton } from "#app/ui/parts/submit-button.tsx";

export async function loader({ request, context }: LoaderFunctionArgs) {
  const customer = await requireStep(request, context, "situation");
  return {
    ...stepData(customer, "situation"),
    entity: customer.account.entity,
    situation: customer.request.situation,
  };
}

export async function action({ request, context }: ActionFunctionArgs) {
  const customer = await requireStep(request, context, "situation");
  const situation = parseSituation(textOf(await request.formData(), "situation"));
  const message = m.journey_situation_missing();
  if (!situation) return refuseForm([{ field: "situation", message }]);
  const chosen = await chooseSituation(customer.domain, customer.request.id, situation);
  if (chosen.ok) return goOn(chosen.value);
  if (chosen.refusal === "frozen") {
    return refuseForm([{ field: "", message: m.journey_check_frozen() }], {}, 409);
  }
  return refuseForm([{ field: "situation", message }]);
}

export const meta: MetaFunction = () => [{ title: m.journey_situation_title() }];

export default function ChooseSituation() {
  const { entity, situation, step, manager, asked } = useLoaderData<typeof loader>();
  const answer = useActionData<typeof action>();
  const choices = situationsFor(entity).map((id) => ({
    value: id,
    label: situationTitle(id),
    hint: situationHint(id),
  }));
  return (
    <StepPage
      title={m.journey_situation_title()}
      lead={m.journey_situation_lead()}
      step={step}
      manager={manager}
      asked={asked}
      errors={answer?.errors}
    >
      <form method="post" noValidate className="flow">
        <RadioGroup
          name="situation"
          legend={<span className="hidden-visually">{m.journey_situation_title()}</span>}
          choices={choices}
          value={situation ?? undefined}
          errors={answer?.errors}
        />
        <SubmitButton>{m.journey_situation_button()}</SubmitButton>
      </form>
    </StepPage>
  );
}
