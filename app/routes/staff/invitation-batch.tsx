import {
  type ActionFunctionArgs,
  type HeadersFunction,
  type LoaderFunctionArgs,
  type MetaFunction,
  redirect,
} from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { isAtWork } from "#app/domain/invitation/batch/batch-state.ts";
import {
  confirmBatch,
  type ConfirmRefusal,
} from "#app/domain/invitation/batch/confirm-batch.server.ts";
import { stopBatch } from "#app/domain/invitation/batch/stop-batch.server.ts";
import { refuseForm } from "#app/http/forms.server.ts";
import { batchIdOf, followed, loadBatchReport } from "#app/http/staff/report-page.server.ts";
import { pageMemberOf, requireStaff } from "#app/http/staff/staff.server.ts";
import { m } from "#app/i18n/paraglide/messages.js";
import { staffPaths } from "#app/routes/paths.ts";
import { ErrorSummary } from "#app/ui/parts/error-summary.tsx";
import { BatchReport } from "#app/ui/staff/batches/batch-report.tsx";
import { batchIntents } from "#app/ui/staff/intents.ts";
import { StaffPage } from "#app/ui/staff/staff-page.tsx";

const words: Record<Exclude<ConfirmRefusal, "not-found">, () => string> = {
  "not-permitted": () => m.accounts_not_permitted(),
  "already-asked": () => m.accounts_batch_already(),
  "not-now": () => m.accounts_batch_not_now(),
  "nobody-to-invite": () => m.accounts_batch_nobody(),
};

export async function loader({ request, params, context }: LoaderFunctionArgs) {
  const { member } = await requireStaff(request, context);
  const url = new URL(request.url);
  const report = await loadBatchReport(context.services, batchIdOf(params), url);
  const follows = url.searchParams.has("follow");
  return followed(
    { member: pageMemberOf(member), ...report, follows },
    follows && isAtWork(report.found.status),
  );
}

export async function action({ request, params, context }: ActionFunctionArgs) {
  const { member } = await requireStaff(request, context);
  const order = { batchId: batchIdOf(params), staffId: member.id };
  const act = batchIntents.read(await request.formData()) === "stop" ? stopBatch : confirmBatch;
  const done = await act(context.services, order);
  if (done.ok) return redirect(staffPaths.invitationBatch({ id: order.batchId }), 303);
  if (done.refusal === "not-found") throw new Response(null, { status: 404 });
  const status = done.refusal === "not-permitted" ? 403 : 409;
  return refuseForm([{ field: "", message: words[done.refusal]() }], {}, status);
}

export const headers: HeadersFunction = ({ loaderHeaders }) => loaderHeaders;

export const meta: MetaFunction = () => [{ title: m.accounts_batch_title() }];

export default function InvitationBatch() {
  const { member, ...report } = useLoaderData<typeof loader>();
  return (
    <StaffPage member={member}>
      <ErrorSummary errors={useActionData<typeof action>()?.errors} />
      <BatchReport {...report} mayInvite={member.may.includes("invite-many")} />
    </StaffPage>
  );
}
