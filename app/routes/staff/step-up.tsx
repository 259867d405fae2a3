import {
  type ActionFunctionArgs,
  type HeadersFunction,
  type LoaderFunctionArgs,
  type MetaFunction,
  redirect,
} from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { limits } from "#app/domain/limits.ts";
import { ownWaysIn } from "#app/domain/staff/passkeys/own-passkeys.server.ts";
import { passkeySite } from "#app/http/staff/passkey-challenge.server.ts";
import { pageMemberOf, requireStaff, returnPath } from "#app/http/staff/staff.server.ts";
import { isFile, proveAgain } from "#app/http/staff/step-up.server.ts";
import { m } from "#app/i18n/paraglide/messages.js";
import { staffPaths } from "#app/routes/paths.ts";
import { ButtonLink } from "#app/ui/parts/button-link.tsx";
import { ErrorSummary } from "#app/ui/parts/error-summary.tsx";
import { PageHeading } from "#app/ui/parts/page-heading.tsx";
import { PasskeyForm } from "#app/ui/staff/passkeys/passkey-form.tsx";
import { signInErrors } from "#app/ui/staff/sign-in-refusal.ts";
import { SsoForm } from "#app/ui/staff/sso/sso-form.tsx";
import { type PageMember, StaffPage } from "#app/ui/staff/staff-page.tsx";
import { StepUpForm } from "#app/ui/staff/step-up-form.tsx";

export async function loader({ request, context }: LoaderFunctionArgs) {
  const { member } = await requireStaff(request, context);
  const query = new URL(request.url).searchParams;
  const place = returnPath(query.get("to"));
  if (member.hasFreshFactor && !isFile(place)) throw redirect(place, 303);
  const file = member.hasFreshFactor ? place : null;
  const ways = await ownWaysIn(context.services, member.id);
  const hasPasskey = ways.hasPasskey && passkeySite(context) !== null;
  const { hasCodes } = ways;
  const host = member.bySso ? (context.services.identity?.host ?? null) : null;
  const sso = host === null ? null : { host, to: query.has("to") ? place : null };
  const form = query.get("form");
  return { member: pageMemberOf(member), form, file, hasCodes, hasPasskey, sso };
}

export async function action({ request, context }: ActionFunctionArgs) {
  return proveAgain(request, context);
}

export const headers: HeadersFunction = ({ actionHeaders }) => actionHeaders;

export const meta: MetaFunction = () => [{ title: m.access_step_up_title() }];

/** What becomes of the form that asked for the factor. */
const keptWords = {
  kept: () => m.access_step_up_kept(),
  file: () => m.access_step_up_file(),
  lost: () => m.session_staff_lost(),
};

export default function StepUp() {
  const { member, form, file, hasCodes, hasPasskey, sso } = useLoaderData<typeof loader>();
  const refused = useActionData<typeof action>();
  const errors = refused && signInErrors(refused.refusal);
  const lead = m.access_step_up_lead({ count: limits.factorFreshMinutes });
  if (file !== null) return <FileReady member={member} file={file} />;
  return (
    <StaffPage member={member}>
      <div className="desk-narrow flow">
        <ErrorSummary errors={errors} />
        <PageHeading title={m.access_step_up_title()} lead={lead} />
        {form && Object.hasOwn(keptWords, form) ? (
          <p>{keptWords[form as keyof typeof keptWords]()}</p>
        ) : null}
        {sso ? (
          <SsoForm {...sso} action={staffPaths.ssoStepUp()} isOnly={!hasCodes && !hasPasskey}>
            {m.sso_step_up()}
          </SsoForm>
        ) : null}
        {hasPasskey ? (
          <PasskeyForm challenge={staffPaths.stepUpChallenge()} isOnly={!hasCodes && !sso}>
            {m.access_passkey_step_up()}
          </PasskeyForm>
        ) : null}
        {hasCodes ? <StepUpForm errors={errors} /> : null}
      </div>
    </StaffPage>
  );
}

function FileReady({ member, file }: { readonly member: PageMember; readonly file: string }) {
  return (
    <StaffPage member={member}>
      <div className="desk-narrow flow">
        <PageHeading title={m.access_kept_title()} lead={m.access_file_ready()} />
        <ButtonLink href={file} primary>
          {m.access_file_download()}
        </ButtonLink>
      </div>
    </StaffPage>
  );
}
