import { type ActionFunctionArgs, type MetaFunction, redirect } from "@remix-run/node";
import { useActionData } from "@remix-run/react";
import { type AnotherRefusal, beginAnother } from "#app/domain/invitation/begin-another.server.ts";
import { requireCustomer } from "#app/http/customer/customer.server.ts";
import { nextPath } from "#app/http/customer/journey.server.ts";
import { refuseForm } from "#app/http/forms.server.ts";
import { m } from "#app/i18n/paraglide/messages.js";
import { paths } from "#app/routes/paths.ts";
import { StepPage } from "#app/ui/customer/step-page.tsx";

/** The others lead to where a new link can be asked for. */
const words: Record<Exclude<AnotherRefusal, "session-ended" | "not-allowed">, () => string> = {
  "in-review": m.journey_review_body,
  "recipient-ended": m.journey_another_ended,
};

/** For a reload or direct visit of the form's address. */
export function loader() {
  return redirect(paths.request(), 303);
}

export async function action({ request, context }: ActionFunctionArgs) {
  const { token } = await requireCustomer(request, context);
  const begun = await beginAnother(context.services, token);
  if (begun.ok) return redirect(nextPath(begun.value), 303);
  switch (begun.refusal) {
    case "session-ended":
    case "not-allowed":
      return redirect(paths.link(), 303);
    case "in-review":
    case "recipient-ended":
      return refuseForm([{ field: "", message: words[begun.refusal]() }], {}, 409);
  }
}

export const meta: MetaFunction = () => [{ title: m.journey_status_start_another() }];

export default function BeginAnother() {
  const answer = useActionData<typeof action>();
  return (
    <StepPage
      title={m.journey_status_start_another()}
      errors={answer?.errors}
      back={paths.request()}
    >
      {null}
    </StepPage>
  );
}
