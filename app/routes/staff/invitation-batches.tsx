import {
  type ActionFunctionArgs,
  type LoaderFunctionArgs,
  type MetaFunction,
  redirect,
} from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { filterQuery, parseAccountFilter } from "#app/domain/account/account-filter.ts";
import { type BatchSource, beginBatch } from "#app/domain/invitation/batch/begin-batch.server.ts";
import { listLastBatches } from "#app/domain/invitation/batch/load-batch.server.ts";
import type { PageContext } from "#app/http/context.ts";
import { textOf } from "#app/http/forms.server.ts";
import { refuseFile } from "#app/http/staff/refuse-file.server.ts";
import { pageMemberOf, requireStaff } from "#app/http/staff/staff.server.ts";
import { m } from "#app/i18n/paraglide/messages.js";
import { staffPaths } from "#app/routes/paths.ts";
import { ErrorSummary } from "#app/ui/parts/error-summary.tsx";
import { PageHeading } from "#app/ui/parts/page-heading.tsx";
import { BatchTable } from "#app/ui/staff/batches/batch-table.tsx";
import { BatchUploadForm } from "#app/ui/staff/batches/batch-upload-form.tsx";
import { StaffPage } from "#app/ui/staff/staff-page.tsx";

export async function loader({ request, context }: LoaderFunctionArgs) {
  const { member } = await requireStaff(request, context);
  return { member: pageMemberOf(member), batches: await listLastBatches(context.services) };
}

/** A list of logins, or a filter of the accounts. */
export async function action({ request, context }: ActionFunctionArgs) {
  const { member } = await requireStaff(request, context);
  const given = context.staffFile;
  if (given?.outcome === "refused") return refuseFile(given.trouble);
  const source = given ? fileOf(context, given) : await filterOf(request);
  if (!source) return refuseFile(given ? "broken" : "no-file");
  const begun = await beginBatch(context.services, { source, staffId: member.id });
  if (begun.ok) return redirect(staffPaths.invitationBatch({ id: begun.value }), 303);
  if (given) await context.services.store.delete(given.objectKey);
  return refuseFile(begun.refusal);
}

type StoredFile = Extract<NonNullable<PageContext["staffFile"]>, { outcome: "stored" }>;

function fileOf(context: PageContext, { label, objectKey }: StoredFile): BatchSource | null {
  return context.claimUpload() ? { label, objectKey } : null;
}

/** Nobody invites every account by mistake: a filter says something. */
async function filterOf(request: Request): Promise<BatchSource | null> {
  const form = await request.formData();
  const filter = parseAccountFilter((name) => textOf(form, name));
  return filterQuery(filter).length > 0 ? { filter } : null;
}

export const meta: MetaFunction = () => [{ title: m.accounts_batches_title() }];

export default function InvitationBatches() {
  const { member, batches } = useLoaderData<typeof loader>();
  const errors = useActionData<typeof action>()?.errors;
  return (
    <StaffPage member={member}>
      <ErrorSummary errors={errors} />
      <PageHeading title={m.accounts_batches_title()} lead={m.accounts_batches_lead()} />
      {member.may.includes("invite-many") ? (
        <BatchUploadForm errors={errors} />
      ) : (
        <p>{m.accounts_batches_reader()}</p>
      )}
      {batches.length > 0 ? (
        <BatchTable batches={batches} />
      ) : (
        <p className="empty-state">{m.accounts_batches_none()}</p>
      )}
    </StaffPage>
  );
}
