import { type ActionFunctionArgs, type MetaFunction, redirect } from "@remix-run/node";
import { useActionData } from "@remix-run/react";
import { loginKey } from "#app/domain/account/login.ts";
import { couldBeLogin } from "#app/domain/invitation/login-link.server.ts";
import { type CodeRefusal, openByCode } from "#app/domain/invitation/open-by-code.server.ts";
import { readUniqueCode } from "#app/domain/typed/unique-code.ts";
import type { PageContext } from "#app/http/context.ts";
import { writeToken } from "#app/http/cookies.server.ts";
import { placeAfter } from "#app/http/customer/place-after.server.ts";
import { refuseForm, type Room, textOf, tooOften } from "#app/http/forms.server.ts";
import { spend } from "#app/http/limits.server.ts";
import { linkOrigin } from "#app/http/link-origin.server.ts";
import { uniqueCodeSentence } from "#app/http/typed-words.ts";
import { m } from "#app/i18n/paraglide/messages.js";
import { paths } from "#app/routes/paths.ts";
import { LoginField } from "#app/ui/customer/login-field.tsx";
import { StepPage } from "#app/ui/customer/step-page.tsx";
import { SubmitButton } from "#app/ui/parts/submit-button.tsx";
import { TextField } from "#app/ui/parts/text-field.tsx";

const words: Record<
  CodeRefusal,
  { field: "login" | "code"; message: (typed: string) => string; status: number }
> = {
  "login-missing": { field: "login", message: () => m.journey_login_missing(), status: 422 },
  "code-missing": { field: "code", message: () => m.journey_code_missing(), status: 422 },
  "code-malformed": { field: "code", message: uniqueCodeSentence, status: 422 },
  "wrong-code": { field: "code", message: () => m.journey_not_recognised(), status: 422 },
  "already-used": { field: "code", message: () => m.journey_not_recognised(), status: 422 },
  "recipient-ended": { field: "code", message: () => m.journey_not_recognised(), status: 422 },
  "in-review": { field: "code", message: () => m.journey_review_body(), status: 409 },
};

export async function action({ request, context }: ActionFunctionArgs) {
  const form = await request.formData();
  const login = textOf(form, "login");
  const code = textOf(form, "code");
  if (!loginKey(login)) return refuse("login-missing", { login, code });
  if (readUniqueCode(code).kind !== "code") return refuse("code-malformed", { login, code });
  const room = await spendCode(context, loginKey(login));
  const full = tooOften(room, "code", { login, code });
  if (full) return full;
  const origin = linkOrigin(request, context);
  const opened = await openByCode(context.services, { login, code, origin });
  if (opened.ok) {
    const headers = {
      "Set-Cookie": await writeToken("customer", opened.value.sessionToken, context),
    };
    return redirect(placeAfter(opened.value), { status: 303, headers });
  }
  return refuse(opened.refusal, { login, code });
}

/** Words that cannot be a login use up nobody's attempts. */
async function spendCode(context: PageContext, key: string): Promise<Room> {
  const room = await spend(context, { "code-address": context.clientAddress });
  if (!room.ok || !(await couldBeLogin(context.services, key))) return room;
  return spend(context, { "code-login-burst": key, "code-login": key });
}

/**
 * An impossible code costs no attempt. The form keeps the code: its twelve characters need not be
 * typed again.
 */
function refuse(refusal: CodeRefusal, values: { login: string; code: string }) {
  const { field, message, status } = words[refusal];
  return refuseForm([{ field, message: message(values.code) }], values, status);
}

export const meta: MetaFunction = () => [{ title: m.journey_code_title() }];

export default function TypeCode() {
  const answer = useActionData<typeof action>();
  const errors = answer?.errors;
  return (
    <StepPage
      title={m.journey_code_title()}
      lead={m.journey_code_lead()}
      back={paths.home()}
      errors={errors}
    >
      <form method="post" noValidate className="flow">
        <LoginField value={answer?.values.login} errors={errors} />
        <TextField
          name="code"
          label={m.journey_code_label()}
          hint={m.journey_code_hint()}
          value={answer?.values.code}
          errors={errors}
          autoCapitalize="characters"
          maxLength={400}
          width="short"
          mono
        />
        <SubmitButton>{m.journey_code_button()}</SubmitButton>
      </form>
      <p>
        <a href={paths.link()}>{m.journey_code_none()}</a>
      </p>
    </StepPage>
  );
}
