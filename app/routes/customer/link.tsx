import {
  type ActionFunctionArgs,
  data,
  type LoaderFunctionArgs,
  type MetaFunction,
  redirect,
} from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { loginKey } from "#app/domain/account/login.ts";
import { askForLink } from "#app/domain/invitation/ask-for-link.server.ts";
import { askForLinkAgain } from "#app/domain/invitation/ask-for-link-again.server.ts";
import { findEndedVisit } from "#app/domain/invitation/ended-visit.server.ts";
import { limits } from "#app/domain/limits.ts";
import type { PageContext } from "#app/http/context.ts";
import { readToken } from "#app/http/cookies.server.ts";
import { refuseForm, textOf, tooOften } from "#app/http/forms.server.ts";
import { endedAddress } from "#app/http/kept-form/keep-posted.server.ts";
import { spend } from "#app/http/limits.server.ts";
import { m } from "#app/i18n/paraglide/messages.js";
import { paths } from "#app/routes/paths.ts";
import { EndedSessionPage } from "#app/ui/customer/ended-session-page.tsx";
import { endedSessionIntents } from "#app/ui/customer/intents.ts";
import { LoginField } from "#app/ui/customer/login-field.tsx";
import { StepPage } from "#app/ui/customer/step-page.tsx";
import { readEnding } from "#app/ui/parts/ending.ts";
import { HelpDetails } from "#app/ui/parts/help-details.tsx";
import { SubmitButton } from "#app/ui/parts/submit-button.tsx";

export async function loader({ request, context }: LoaderFunctionArgs) {
  const ending = readEnding(new URL(request.url).searchParams);
  return {
    ending,
    isKnown: ending !== null && (await endedVisitOf(request, context)) !== null,
    procedure: context.services.settings.brand.mailboxProcedureUrl,
  };
}

export async function action({ request, context }: ActionFunctionArgs) {
  const form = await request.formData();
  if (endedSessionIntents.read(form) === "again") return sendAgain(request, context);
  const login = textOf(form, "login");
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

/** To the recipient of the session that ended; nothing is told about them. */
async function sendAgain(request: Request, context: PageContext) {
  const visit = await endedVisitOf(request, context);
  if (!visit) throw redirect(endedAddress("1"), 303);
  const room = await spend(context, {
    "link-address": context.clientAddress,
    "link-login": visit.loginKey,
  });
  const full = tooOften(room, "");
  if (full) return full;
  await askForLinkAgain(context.services, visit);
  return data({ errors: undefined, values: undefined, again: true });
}

async function endedVisitOf(request: Request, context: PageContext) {
  const token = await readToken("customer", request, context.services);
  return token ? findEndedVisit(context.services, token) : null;
}

export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: data?.ending ? m.session_ended_title() : m.journey_link_title() },
];

export default function AskForLink() {
  const { ending, isKnown, procedure } = useLoaderData<typeof loader>();
  const answer = useActionData<typeof action>();
  if (answer && !answer.errors)
    return <OnItsWay procedure={procedure} isAgain={"again" in answer} />;
  if (ending) {
    const refused = { errors: answer?.errors, login: answer?.values.login };
    return <EndedSessionPage ending={ending} isKnown={isKnown} {...refused} />;
  }
  return (
    <StepPage
      title={m.journey_link_title()}
      lead={m.journey_link_lead()}
      back={paths.home()}
      errors={answer?.errors}
    >
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

function OnItsWay(props: { readonly procedure: string; readonly isAgain: boolean }) {
  const { procedure, isAgain } = props;
  const hours = limits.invitationHours;
  return (
    <StepPage title={m.journey_link_done_title()} back={paths.link()}>
      <p>{isAgain ? m.session_ended_sent({ hours }) : m.journey_link_done_body({ hours })}</p>
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
