import {
  type ActionFunctionArgs,
  data,
  type LoaderFunctionArgs,
  type MetaFunction,
} from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { loginKey } from "#app/domain/account/login.ts";
import { askForLink } from "#app/domain/invitation/ask-for-link.server.ts";
import { limits } from "#app/domain/limits.ts";
import { refuseForm, textOf, tooOften } from "#app/http/forms.server.ts";
import { spend } from "#app/http/limits.server.ts";
import { m } from "#app/i18n/paraglide/messages.js";
import { paths } from "#app/routes/paths.ts";
import { LoginField } from "#app/ui/customer/login-field.tsx";
import { StepPage } from "#app/ui/customer/step-page.tsx";
import { HelpDetails } from "#app/ui/parts/help-details.tsx";
import { NoticePanel } from "#app/ui/parts/notice-panel.tsx";
import { SubmitButton } from "#app/ui/parts/submit-button.tsx";

export function loader({ request, context }: LoaderFunctionArgs) {
  return {
    ended: new URL(request.url).searchParams.has("ended"),
    procedure: context.services.settings.brand.mailboxProcedureUrl,
  };
}

export async function action({ request, context }: ActionFunctionArgs) {
  const login = textOf(await request.formData(), "login");
  if (!loginKey(login)) {
    return refuseForm([{ field: "login", message: m.journey_login_missing() }]);
  }
  const room = await spend(context, {
    "link-address": context.clientAddress,
    "link-login": loginKey(login),
  });
  const full = tooOften(room, "login", { login });
  if (full) return full;
  await askForLink(context.services, { login, token: null });
  return data({ errors: undefined, values: undefined });
}

export const meta: MetaFunction = () => [{ title: m.journey_link_title() }];

export default function AskForLink() {
  const { ended, procedure } = useLoaderData<typeof loader>();
  const answer = useActionData<typeof action>();
  if (answer && !answer.errors) return <OnItsWay procedure={procedure} />;
  return (
    <StepPage
      title={m.journey_link_title()}
      lead={m.journey_link_lead()}
      back={paths.home()}
      errors={answer?.errors}
    >
      {ended && !answer ? <NoticePanel tone="info">{m.journey_link_ended()}</NoticePanel> : null}
      <form method="post" noValidate className="flow">
        <LoginField value={answer?.values.login} errors={answer?.errors} />
        <SubmitButton>{m.journey_link_button()}</SubmitButton>
      </form>
      <p>
        <a href={paths.code()}>{m.journey_home_way_code()}</a>
      </p>
      <LostMailbox procedure={procedure} />
    </StepPage>
  );
}

function OnItsWay({ procedure }: { readonly procedure: string }) {
  return (
    <StepPage title={m.journey_link_done_title()} back={paths.link()}>
      <p>{m.journey_link_done_body({ hours: limits.invitationHours })}</p>
      <p>{m.journey_link_done_nothing()}</p>
      <LostMailbox procedure={procedure} />
    </StepPage>
  );
}

function LostMailbox({ procedure }: { readonly procedure: string }) {
  return (
    <HelpDetails summary={m.journey_link_no_mailbox()}>
      <p>{m.journey_link_no_mailbox_body()}</p>
      <p>
        <a href={procedure}>{m.journey_no_mailbox_link()}</a>
      </p>
    </HelpDetails>
  );
}
