import {
  type ActionFunctionArgs,
  type HeadersFunction,
  type LoaderFunctionArgs,
  type MetaFunction,
  redirect,
} from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { type ApplyRefusal, askToApply } from "#app/domain/account/import/ask-to-apply.server.ts";
import {
  checkAgain,
  type CheckAgainRefusal,
} from "#app/domain/account/import/check-again.server.ts";
import { isRunning } from "#app/domain/account/import/import-state.ts";
import { refuseForm, textOf } from "#app/http/forms.server.ts";
import { followed, importIdOf, loadReport } from "#app/http/staff/report-page.server.ts";
import { pageMemberOf, requireStaff } from "#app/http/staff/staff.server.ts";
import { m } from "#app/i18n/paraglide/messages.js";
import { staffPaths } from "#app/routes/paths.ts";
import { ErrorSummary } from "#app/ui/parts/error-summary.tsx";
import { ImportReport } from "#app/ui/staff/accounts/import-report.tsx";
import { importTitle } from "#app/ui/staff/accounts/import-title.ts";
import { importIntents } from "#app/ui/staff/intents.ts";
import { StaffPage } from "#app/ui/staff/staff-page.tsx";

type Refusal = ApplyRefusal | CheckAgainRefusal;

const words: Record<Exclude<Refusal, "not-found">, () => string> = {
  "not-permitted": () => m.accounts_not_permitted(),
  "plan-differs": () => m.accounts_import_plan_differs(),
  "has-refusals": () => m.accounts_import_not_checked(),
  "nothing-to-write": () => m.accounts_import_nothing(),
  "already-asked": () => m.accounts_import_already(),
  "not-checked": () => m.accounts_import_not_checked(),
  "not-now": () => m.accounts_import_not_now(),
  "file-erased": () => m.accounts_import_file_gone(),
};

export async function loader({ request, params, context }: LoaderFunctionArgs) {
  const { member } = await requireStaff(request, context);
  const report = await loadReport(context.services, importIdOf(params), new URL(request.url));
  const follows = new URL(request.url).searchParams.has("follow");
  return followed(
    { member: pageMemberOf(member), ...report, follows },
    follows && isRunning(report.found.status),
  );
}

export async function action({ request, params, context }: ActionFunctionArgs) {
  const { member } = await requireStaff(request, context);
  const importId = importIdOf(params);
  const form = await request.formData();
  const asked =
    importIntents.read(form) === "check"
      ? await checkAgain(context.services, { importId, staffId: member.id })
      : await askToApply(context.services, {
          importId,
          plan: textOf(form, "plan"),
          staffId: member.id,
        });
  if (asked.ok) return redirect(staffPaths.accountImport({ id: importId }), 303);
  return refuse(asked.refusal);
}

function refuse(refusal: Refusal) {
  if (refusal === "not-found") throw new Response(null, { status: 404 });
  const status = refusal === "not-permitted" ? 403 : 409;
  return refuseForm([{ field: "", message: words[refusal]() }], {}, status);
}

export const headers: HeadersFunction = ({ loaderHeaders }) => loaderHeaders;

export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: data ? importTitle(data.found) : m.accounts_import_title() },
];

export default function AccountImport() {
  const { member, ...report } = useLoaderData<typeof loader>();
  return (
    <StaffPage member={member}>
      <ErrorSummary errors={useActionData<typeof action>()?.errors} />
      <ImportReport {...report} mayApply={member.may.includes("import")} />
    </StaffPage>
  );
}
