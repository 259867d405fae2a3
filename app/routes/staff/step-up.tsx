import {
  type ActionFunctionArgs,
  type HeadersFunction,
  type LoaderFunctionArgs,
  type MetaFunction,
  redirect,
} from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { limits } from "#app/domain/limits.ts";
import { pageMemberOf, requireStaff, returnPath } from "#app/http/staff/staff.server.ts";
import { stepUpByCode } from "#app/http/staff/step-up.server.ts";
import { m } from "#app/i18n/paraglide/messages.js";
import { ErrorSummary } from "#app/ui/parts/error-summary.tsx";
import { PageHeading } from "#app/ui/parts/page-heading.tsx";
import { signInErrors } from "#app/ui/staff/sign-in-refusal.ts";
import { StaffPage } from "#app/ui/staff/staff-page.tsx";
import { StepUpForm } from "#app/ui/staff/step-up-form.tsx";

export async function loader({ request, context }: LoaderFunctionArgs) {
  const { member } = await requireStaff(request, context);
  const query = new URL(request.url).searchParams;
  if (member.hasFreshFactor) throw redirect(returnPath(query.get("to")), 303);
  const form = query.get("form");
  return { member: pageMemberOf(member), isKept: form === "kept", isLost: form === "lost" };
}

export async function action({ request, context }: ActionFunctionArgs) {
  return stepUpByCode(request, context);
}

export const headers: HeadersFunction = ({ actionHeaders }) => actionHeaders;

export const meta: MetaFunction = () => [{ title: m.access_step_up_title() }];

export default function StepUp() {
  const { member, isKept, isLost } = useLoaderData<typeof loader>();
  const refused = useActionData<typeof action>();
  const errors = refused && signInErrors(refused.refusal);
  const lead = m.access_step_up_lead({ count: limits.factorFreshMinutes });
  return (
    <StaffPage member={member}>
      <div className="desk-narrow flow">
        <ErrorSummary errors={errors} />
        <PageHeading title={m.access_step_up_title()} lead={lead} />
        {isKept ? <p>{m.access_step_up_kept()}</p> : null}
        {isLost ? <p>{m.session_staff_lost()}</p> : null}
        <StepUpForm errors={errors} />
      </div>
    </StaffPage>
  );
}
