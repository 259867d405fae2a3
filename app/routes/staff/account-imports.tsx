import {
  type ActionFunctionArgs,
  type LoaderFunctionArgs,
  type MetaFunction,
  redirect,
} from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { beginImport } from "#app/domain/account/import/begin-import.server.ts";
import { listLastImports } from "#app/domain/account/import/load-import.server.ts";
import { refuseFile } from "#app/http/staff/refuse-file.server.ts";
import { pageMemberOf, requireStaff } from "#app/http/staff/staff.server.ts";
import { m } from "#app/i18n/paraglide/messages.js";
import { staffPaths } from "#app/routes/paths.ts";
import { ErrorSummary } from "#app/ui/parts/error-summary.tsx";
import { PageHeading } from "#app/ui/parts/page-heading.tsx";
import { ImportTable } from "#app/ui/staff/accounts/import-table.tsx";
import { ImportUploadForm } from "#app/ui/staff/accounts/import-upload-form.tsx";
import { FactorHint } from "#app/ui/staff/factor-hint.tsx";
import { StaffPage } from "#app/ui/staff/staff-page.tsx";

export async function loader({ request, context }: LoaderFunctionArgs) {
  const { member } = await requireStaff(request, context);
  return { member: pageMemberOf(member), imports: await listLastImports(context.services) };
}

export async function action({ request, context }: ActionFunctionArgs) {
  const { member } = await requireStaff(request, context);
  const given = context.staffFile;
  if (!given) return refuseFile("no-file");
  if (given.outcome === "refused") return refuseFile(given.trouble);
  if (!context.claimUpload()) return refuseFile("broken");
  const { label, objectKey, size, sha256 } = given;
  const file = { label: label || "export.csv", objectKey, size, sha256 };
  const begun = await beginImport(context.services, { file, staffId: member.id });
  if (!begun.ok) {
    await context.services.store.delete(objectKey);
    return refuseFile(begun.refusal);
  }
  return redirect(staffPaths.accountImport({ id: begun.value }), 303);
}

export const meta: MetaFunction = () => [{ title: m.accounts_import_title() }];

export default function AccountImports() {
  const { member, imports } = useLoaderData<typeof loader>();
  const errors = useActionData<typeof action>()?.errors;
  return (
    <StaffPage member={member}>
      <ErrorSummary errors={errors} />
      <PageHeading title={m.accounts_import_title()} lead={m.accounts_import_lead()} />
      {member.may.includes("import") ? (
        <>
          <FactorHint member={member} page={staffPaths.accountImports()} />
          <ImportUploadForm errors={errors} />
        </>
      ) : (
        <p>{m.accounts_import_reader()}</p>
      )}
      {imports.length > 0 ? (
        <ImportTable imports={imports} />
      ) : (
        <p className="empty-state">{m.accounts_import_none()}</p>
      )}
    </StaffPage>
  );
}
