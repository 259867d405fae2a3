import { type LoaderFunctionArgs, type MetaFunction, redirect } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { catalogue } from "#app/domain/situation/catalogue.ts";
import { requireCustomer } from "#app/http/customer/customer.server.ts";
import { m } from "#app/i18n/paraglide/messages.js";
import { paths } from "#app/routes/paths.ts";
import { StepPage } from "#app/ui/customer/step-page.tsx";
import { ButtonLink } from "#app/ui/parts/button-link.tsx";

export async function loader({ request, context }: LoaderFunctionArgs) {
  const { request: mine, manager } = await requireCustomer(request, context);
  if (!mine.situation || !catalogue[mine.situation].exit) throw redirect(paths.request(), 303);
  return { manager, procedure: context.services.settings.brand.mailboxProcedureUrl };
}

export const meta: MetaFunction = () => [{ title: m.journey_leaving_title() }];

export default function Leaving() {
  const { manager, procedure } = useLoaderData<typeof loader>();
  return (
    <StepPage
      title={m.journey_leaving_title()}
      lead={m.journey_leaving_body()}
      back={paths.situation()}
      manager={manager}
    >
      <p>
        <ButtonLink primary href={procedure}>
          {m.journey_no_mailbox_link()}
        </ButtonLink>
      </p>
      <p>
        <a href={paths.situation()}>{m.journey_leaving_other()}</a>
      </p>
    </StepPage>
  );
}
