import {
  type ActionFunctionArgs,
  data,
  type LoaderFunctionArgs,
  type MetaFunction,
  redirect,
} from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { limits } from "#app/domain/limits.ts";
import type { PasswordRefusal } from "#app/domain/staff/password.ts";
import { findInvited, setUpPassword } from "#app/domain/staff/set-up.server.ts";
import { readSsoRule } from "#app/domain/staff/sso/sso-rule.server.ts";
import { textOf } from "#app/http/forms.server.ts";
import { spend } from "#app/http/limits.server.ts";
import { signedIn } from "#app/http/staff/sign-in.server.ts";
import { visitOf } from "#app/http/staff/staff.server.ts";
import { m } from "#app/i18n/paraglide/messages.js";
import { staffPaths } from "#app/routes/paths.ts";
import { ErrorSummary } from "#app/ui/parts/error-summary.tsx";
import { PageHeading } from "#app/ui/parts/page-heading.tsx";
import { SetupForm } from "#app/ui/staff/setup-form.tsx";
import { StaffPage } from "#app/ui/staff/staff-page.tsx";

type Refusal = PasswordRefusal | "link-over" | "sso-required" | "too-many";

const overLead = () => m.staff_setup_over_lead({ hours: limits.setupLinkHours });

const words: Record<Refusal, () => string> = {
  "too-short": () => m.staff_password_too_short({ count: limits.passwordMinLength }),
  "too-long": () => m.staff_password_too_long({ count: limits.passwordMaxLength }),
  "too-common": () => m.staff_password_too_common(),
  "own-words": () => m.staff_password_own_words(),
  "link-over": overLead,
  "sso-required": () => m.sso_password_refused(),
  "too-many": () => m.common_too_many_body(),
};

export async function loader({ params, context }: LoaderFunctionArgs) {
  if (await readSsoRule(context.services)) throw redirect(staffPaths.login(), 303);
  const member = await findInvited(context.services, params["token"] ?? "");
  return data({ email: member?.email ?? null }, member ? 200 : 410);
}

export async function action({ request, params, context }: ActionFunctionArgs) {
  const limit = await spend(context, { "staff-login-address": context.clientAddress });
  if (!limit.ok) return refuse("too-many", 429);
  const form = await request.formData();
  const set = await setUpPassword(context.services, {
    token: params["token"] ?? "",
    password: textOf(form, "password"),
    brand: context.services.settings.brand.name,
    visit: visitOf(request, context),
  });
  if (!set.ok) return refuse(set.refusal, 422);
  return signedIn(context, set.value.token, staffPaths.enrolment());
}

function refuse(refusal: Refusal, status: number) {
  return data({ refusal }, status);
}

export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: data?.email ? m.staff_setup_title() : m.staff_setup_over_title() },
];

export default function Setup() {
  const { email } = useLoaderData<typeof loader>();
  const refused = useActionData<typeof action>();
  const errors = refused && [{ field: "password", message: words[refused.refusal]() }];
  return (
    <StaffPage member={null}>
      <div className="desk-narrow flow">
        {email ? (
          <>
            <ErrorSummary errors={errors} />
            <PageHeading title={m.staff_setup_title()} lead={m.staff_setup_lead({ email })} />
            <SetupForm email={email} errors={errors} />
          </>
        ) : (
          <PageHeading title={m.staff_setup_over_title()} lead={overLead()} />
        )}
      </div>
    </StaffPage>
  );
}
