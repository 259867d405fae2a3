import {
  type ActionFunctionArgs,
  type LoaderFunctionArgs,
  type MetaFunction,
  redirect,
} from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { withdrawRequest } from "#app/domain/journey/withdraw-request.server.ts";
import { transition } from "#app/domain/request/state-machine.ts";
import { requireCustomer } from "#app/http/customer/customer.server.ts";
import { m } from "#app/i18n/paraglide/messages.js";
import { paths } from "#app/routes/paths.ts";
import { StepPage } from "#app/ui/customer/step-page.tsx";
import { SubmitButton } from "#app/ui/parts/submit-button.tsx";

export async function loader({ request, context }: LoaderFunctionArgs) {
  const { request: mine, manager } = await requireCustomer(request, context);
  if (!transition(mine, "withdraw").ok) throw redirect(paths.request(), 303);
  return { manager };
}

/** Also after a refusal, the status page explains what happened. */
export async function action({ request, context }: ActionFunctionArgs) {
  const { request: mine } = await requireCustomer(request, context);
  await withdrawRequest(context.services, mine.id);
  return redirect(paths.request(), 303);
}

export const meta: MetaFunction = () => [{ title: m.journey_status_withdraw() }];

export default function Withdraw() {
  const { manager } = useLoaderData<typeof loader>();
  return (
    <StepPage
      title={m.journey_status_withdraw()}
      lead={m.journey_status_withdraw_lead()}
      back={paths.request()}
      manager={manager}
    >
      <form method="post" noValidate>
        <SubmitButton danger>{m.journey_status_withdraw()}</SubmitButton>
      </form>
      <p>
        <a href={paths.request()}>{m.journey_status_keep_request()}</a>
      </p>
    </StepPage>
  );
}
