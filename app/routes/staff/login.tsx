import {
  type ActionFunctionArgs,
  type HeadersFunction,
  type LoaderFunctionArgs,
  type MetaFunction,
  redirect,
} from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { readSsoRule } from "#app/domain/staff/sso/sso-rule.server.ts";
import { passkeySite } from "#app/http/staff/passkey-challenge.server.ts";
import { signInCode, signInPasskey, signInPassword } from "#app/http/staff/sign-in.server.ts";
import { readStaff, returnPath } from "#app/http/staff/staff.server.ts";
import { m } from "#app/i18n/paraglide/messages.js";
import { staffPaths } from "#app/routes/paths.ts";
import { type Ending, readEnding } from "#app/ui/parts/ending.ts";
import { ErrorSummary } from "#app/ui/parts/error-summary.tsx";
import { PageHeading } from "#app/ui/parts/page-heading.tsx";
import { EndedStaffSession } from "#app/ui/staff/ended-staff-session.tsx";
import { CodeForm } from "#app/ui/staff/sign-in-forms.tsx";
import { signInErrors } from "#app/ui/staff/sign-in-refusal.ts";
import { SignInWays } from "#app/ui/staff/sign-in-ways.tsx";
import { StaffPage } from "#app/ui/staff/staff-page.tsx";

export async function loader({ request, context }: LoaderFunctionArgs) {
  const query = new URL(request.url).searchParams;
  if (await readStaff(request, context, "full")) throw redirect(returnPath(query.get("to")), 303);
  const pending = query.has("restart") ? null : await readStaff(request, context, "password");
  if (pending && !pending.member.totpConfirmedAt) throw redirect(staffPaths.enrolment(), 303);
  const hasPasskeys = passkeySite(context) !== null;
  const isRequired = await readSsoRule(context.services);
  const sso = { ...ssoWay(context, query), isRequired };
  return { asksCode: pending !== null && !isRequired, ending: readEnding(query), hasPasskeys, sso };
}

/** `wasBySso`: this browser has just ended a session that the provider opened. */
function ssoWay({ services }: LoaderFunctionArgs["context"], query: URLSearchParams) {
  const to = query.get("to");
  return {
    host: services.identity?.host ?? null,
    to: to && returnPath(to),
    wasBySso: query.get("out") === "sso",
  };
}

export async function action({ request, context }: ActionFunctionArgs) {
  const form = await request.formData();
  if (form.has("credential")) return signInPasskey(request, context, form);
  return form.has("code")
    ? signInCode(request, context, form)
    : signInPassword(request, context, form);
}

export const headers: HeadersFunction = ({ actionHeaders }) => actionHeaders;

export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: titleOf(data?.asksCode ?? false, data?.ending ?? null) },
];

function titleOf(asksCode: boolean, ending: Ending | null) {
  if (asksCode) return m.staff_login_code_title();
  return ending ? m.session_ended_title() : m.staff_login_title();
}

export default function Login() {
  const { asksCode, ending, hasPasskeys, sso } = useLoaderData<typeof loader>();
  const refused = useActionData<typeof action>();
  const errors = refused && signInErrors(refused.refusal);
  return (
    <StaffPage member={null}>
      <div className="desk-narrow flow">
        <ErrorSummary errors={errors} />
        <PageHeading
          title={titleOf(asksCode, ending)}
          lead={asksCode ? m.staff_login_code_lead() : undefined}
        />
        {ending && !asksCode ? <EndedStaffSession ending={ending} /> : null}
        {asksCode ? (
          <CodeForm errors={errors} />
        ) : (
          <SignInWays
            sso={sso}
            hasPasskeys={hasPasskeys}
            email={refused?.email ?? ""}
            errors={errors}
          />
        )}
      </div>
    </StaffPage>
  );
}
