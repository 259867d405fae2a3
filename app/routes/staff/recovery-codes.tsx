import {
  type ActionFunctionArgs,
  data,
  type LoaderFunctionArgs,
  type MetaFunction,
  redirect,
} from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { limits } from "#app/domain/limits.ts";
import {
  countOwnRecoveryCodes,
  renewRecoveryCodes,
} from "#app/domain/staff/renew-recovery-codes.server.ts";
import { textOf } from "#app/http/forms.server.ts";
import { pageMemberOf, requireStaff } from "#app/http/staff/staff.server.ts";
import { spendSignIn } from "#app/http/staff/staff-limits.server.ts";
import { m } from "#app/i18n/paraglide/messages.js";
import { staffPaths } from "#app/routes/paths.ts";
import { ErrorSummary } from "#app/ui/parts/error-summary.tsx";
import { PageHeading } from "#app/ui/parts/page-heading.tsx";
import { SubmitButton } from "#app/ui/parts/submit-button.tsx";
import { TextField } from "#app/ui/parts/text-field.tsx";
import { RecoveryCodes } from "#app/ui/staff/recovery-codes.tsx";
import { StaffPage } from "#app/ui/staff/staff-page.tsx";

type Refusal = "wrong-code" | "too-many";

const words: Record<Refusal, () => string> = {
  "wrong-code": () => m.staff_login_wrong_code(),
  "too-many": () => m.common_too_many_body(),
};

export async function loader({ request, context }: LoaderFunctionArgs) {
  const { member } = await requireStaff(request, context);
  // Somebody without a password has no use for them.
  if (!member.totpConfirmedAt) throw redirect(staffPaths.passkeys(), 303);
  const left = await countOwnRecoveryCodes(context.services, member.id);
  return { member: pageMemberOf(member), left };
}

export async function action({ request, context }: ActionFunctionArgs) {
  const { member } = await requireStaff(request, context);
  const limit = await spendSignIn(request, context, "code", member);
  if (!limit.ok) return refuse("too-many", 429);
  const code = textOf(await request.formData(), "code").slice(0, 20);
  const renewed = await renewRecoveryCodes(context.services, { staffId: member.id, code });
  if (!renewed.ok) return refuse(renewed.refusal, 422);
  await limit.giveBack();
  return renewed.value;
}

function refuse(refusal: Refusal, status: number) {
  return data({ refusal }, status);
}

export const meta: MetaFunction = () => [{ title: m.staff_recovery_title() }];

export default function RecoveryCodesPage() {
  const { member, left } = useLoaderData<typeof loader>();
  const answer = useActionData<typeof action>();
  const errors =
    answer && "refusal" in answer
      ? [{ field: "code", message: words[answer.refusal]() }]
      : undefined;
  return (
    <StaffPage member={member}>
      <div className="desk-narrow flow">
        <ErrorSummary errors={errors} />
        {answer && "codes" in answer ? (
          <RecoveryCodes codes={answer.codes} />
        ) : (
          <>
            <PageHeading
              title={m.staff_recovery_title()}
              lead={m.staff_recovery_left({ count: left })}
            />
            <form method="post" className="flow">
              <TextField
                name="code"
                label={m.staff_enrolment_code()}
                hint={m.staff_recovery_renew_hint()}
                autoComplete="one-time-code"
                inputMode="numeric"
                width="code"
                mono
                errors={errors}
              />
              <SubmitButton>{m.staff_recovery_renew({ count: limits.recoveryCodes })}</SubmitButton>
            </form>
          </>
        )}
      </div>
    </StaffPage>
  );
}
