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
import { isLoginLinkGood, readLoginWait } from "#app/domain/invitation/login-link.server.ts";
import { openByLink } from "#app/domain/invitation/open-by-link.server.ts";
import { isWholeLinkToken } from "#app/domain/secrets.server.ts";
import type { PageContext } from "#app/http/context.ts";
import { writeToken } from "#app/http/cookies.server.ts";
import { placeAfter } from "#app/http/customer/place-after.server.ts";
import { refuseForm, textOf, tooOften } from "#app/http/forms.server.ts";
import { spend } from "#app/http/limits.server.ts";
import { linkOrigin } from "#app/http/link-origin.server.ts";
import { m } from "#app/i18n/paraglide/messages.js";
import { EndedLinkPage } from "#app/ui/customer/ended-link-page.tsx";
import { endedLinkIntents } from "#app/ui/customer/intents.ts";
import { LoginField } from "#app/ui/customer/login-field.tsx";
import { StepPage } from "#app/ui/customer/step-page.tsx";
import { SubmitButton } from "#app/ui/parts/submit-button.tsx";

export async function loader({ params, context }: LoaderFunctionArgs) {
  const isGood = await isLoginLinkGood(context.services, params.token ?? "");
  const isCut = !isWholeLinkToken(params.token ?? "");
  return data({ isGood, isCut }, { status: isGood ? 200 : 410 });
}

export async function action({ request, params, context }: ActionFunctionArgs) {
  const form = await request.formData();
  const login = textOf(form, "login");
  const token = params.token ?? "";
  if (!loginKey(login)) return refuseLogin(m.journey_login_missing(), "");
  const room = await spend(context, { "login-address": context.clientAddress });
  const full = tooOften(room, "login", { login });
  if (full) return full;
  if (endedLinkIntents.read(form) === "renew") return renew(context, { login, token });
  const origin = linkOrigin(request, context);
  const opened = await openByLink(context.services, { token, login, origin });
  if (opened.ok) {
    const headers = {
      "Set-Cookie": await writeToken("customer", opened.value.sessionToken, context),
    };
    return redirect(placeAfter(opened.value), { status: 303, headers });
  }
  switch (opened.refusal) {
    case "login-missing":
      return refuseLogin(m.journey_login_missing(), login);
    case "wrong-login":
      return refuseLogin(m.journey_not_recognised(), login);
    case "wait":
      return refuseLogin(await waitWords(context, token), login, 429);
    case "in-review":
      return refuseLogin(m.journey_review_body(), login, 409);
    case "link-ended":
    case "already-used":
    case "recipient-ended":
      return data({ errors: [], values: { login }, renewed: false }, { status: 410 });
  }
}

async function renew(context: PageContext, input: { login: string; token: string }) {
  const room = await spend(context, { "link-login": loginKey(input.login) });
  const full = tooOften(room, "login", { login: input.login });
  if (full) return full;
  // What remains of a cut link names no recipient: the main contact gets a new one.
  const token = isWholeLinkToken(input.token) ? input.token : null;
  await askForLink(context.services, { login: input.login, token });
  return data({ errors: [], values: { login: "" }, renewed: true });
}

async function waitWords({ services }: PageContext, token: string) {
  return m.journey_link_wait({ seconds: await readLoginWait(services, token) });
}

function refuseLogin(message: string, login: string, status = 422) {
  return refuseForm([{ field: "login", message }], { login }, status);
}

export const meta: MetaFunction = () => [
  { title: m.journey_login_title() },
  { name: "robots", content: "noindex" },
];

export default function Login() {
  const { isGood, isCut } = useLoaderData<typeof loader>();
  const answer = useActionData<typeof action>();
  const errors = answer?.errors;
  // The link may still be valid in the loader and end with this attempt.
  const hasEnded = answer !== undefined && "renewed" in answer;
  if (!isGood || hasEnded) {
    const isRenewed = hasEnded && answer.renewed;
    return <EndedLinkPage errors={errors} login={answer?.values.login} {...{ isRenewed, isCut }} />;
  }
  return (
    <StepPage title={m.journey_login_title()} lead={m.journey_login_lead()} errors={errors}>
      <form method="post" noValidate className="flow">
        <LoginField value={answer?.values.login} errors={errors} />
        <SubmitButton>{m.journey_login_button()}</SubmitButton>
      </form>
    </StepPage>
  );
}
