import {
  type ActionFunctionArgs,
  data,
  type LoaderFunctionArgs,
  type MetaFunction,
  redirect,
} from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { confirmEnrolment, findEnrolment } from "#app/domain/staff/enrol.server.ts";
import { totpInvitation } from "#app/domain/staff/totp.server.ts";
import { readToken, writeToken } from "#app/http/cookies.server.ts";
import { textOf } from "#app/http/forms.server.ts";
import { keepBrowser } from "#app/http/staff/known-browser.server.ts";
import { readStaff, visitOf } from "#app/http/staff/staff.server.ts";
import { spendSignIn } from "#app/http/staff/staff-limits.server.ts";
import { m } from "#app/i18n/paraglide/messages.js";
import { staffPaths } from "#app/routes/paths.ts";
import { ErrorSummary } from "#app/ui/parts/error-summary.tsx";
import { PageHeading } from "#app/ui/parts/page-heading.tsx";
import { EnrolmentForm } from "#app/ui/staff/enrolment-form.tsx";
import { RecoveryCodes } from "#app/ui/staff/recovery-codes.tsx";
import { StaffPage } from "#app/ui/staff/staff-page.tsx";

/**
 * The loader also runs after a correct code; it then finds nobody to enrol, and the codes are
 * shown.
 */
export async function loader({ request, context }: LoaderFunctionArgs) {
  const token = await readToken("staff", request, context.services);
  const enrolment = token ? await findEnrolment(context.services, token) : null;
  if (!enrolment) return { authenticator: null };
  const { member, secret } = enrolment;
  const issuer = context.services.settings.brand.name;
  return { authenticator: { secret, ...totpInvitation(issuer, member.email, secret) } };
}

export async function action({ request, context }: ActionFunctionArgs) {
  const pending = await readStaff(request, context, "password");
  if (!pending || pending.member.totpConfirmedAt) throw redirect(staffPaths.login(), 303);
  const limit = await spendSignIn(request, context, "code", pending.member);
  if (!limit.ok) return data({ refused: m.common_too_many_body() }, 429);
  const code = textOf(await request.formData(), "code").slice(0, 20);
  const visit = visitOf(request, context);
  const done = await confirmEnrolment(context.services, { token: pending.token, code, visit });
  if (!done.ok && done.refusal !== "wrong-code" && done.refusal !== "factor-lost")
    throw redirect(staffPaths.login(), 303);
  if (!done.ok) return data({ refused: m.staff_login_wrong_code() }, 422);
  await limit.giveBack();
  const headers = new Headers();
  headers.append("Set-Cookie", await writeToken("staff", done.value.token, context));
  headers.append("Set-Cookie", await keepBrowser(request, context, done.value.browserMark));
  return data({ codes: done.value.codes }, { headers });
}

export const meta: MetaFunction = () => [{ title: m.staff_enrolment_title() }];

export default function Enrolment() {
  const { authenticator } = useLoaderData<typeof loader>();
  const answer = useActionData<typeof action>();
  const errors =
    answer && "refused" in answer ? [{ field: "code", message: answer.refused }] : undefined;
  return (
    <StaffPage member={null}>
      <div className="desk-narrow flow">
        <ErrorSummary errors={errors} />
        {answer && "codes" in answer ? (
          <RecoveryCodes codes={answer.codes} />
        ) : authenticator ? (
          <>
            <PageHeading title={m.staff_enrolment_title()} lead={m.staff_enrolment_lead()} />
            <EnrolmentForm authenticator={authenticator} errors={errors} />
          </>
        ) : (
          <>
            <PageHeading title={m.staff_enrolment_title()} lead={m.staff_login_ended()} />
            <p>
              <a href={staffPaths.login()}>{m.staff_login_title()}</a>
            </p>
          </>
        )}
      </div>
    </StaffPage>
  );
}
