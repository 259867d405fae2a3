import {
  type ActionFunctionArgs,
  type LoaderFunctionArgs,
  type MetaFunction,
  redirect,
} from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { beginImport } from "#app/domain/account/import/begin-import.server.ts";
import { listLastImports } from "#app/domain/account/import/load-import.server.ts";
import { refuseForm } from "#app/http/forms.server.ts";
import type { FileTrouble } from "#app/http/received-file.ts";
import { pageMemberOf, requireStaff } from "#app/http/staff/staff.server.ts";
import { m } from "#app/i18n/paraglide/messages.js";
import { staffPaths } from "#app/routes/paths.ts";
import { ErrorSummary } from "#app/ui/parts/error-summary.tsx";
import { PageHeading } from "#app/ui/parts/page-heading.tsx";
import { ImportTable } from "#app/ui/staff/accounts/import-table.tsx";
import { ImportUploadForm, shownFileLimit } from "#app/ui/staff/accounts/import-upload-form.tsx";
import { StaffPage } from "#app/ui/staff/staff-page.tsx";

const words: Record<FileTrouble | "not-permitted", () => string> = {
  "no-file": () => m.accounts_import_no_file(),
  empty: () => m.accounts_import_file_empty(),
  "too-large": () => m.accounts_import_too_large({ size: shownFileLimit() }),
  "not-csv": () => m.accounts_import_not_csv(),
  broken: () => m.accounts_import_broken(),
  "too-often": () => m.common_too_many_body(),
  "not-permitted": () => m.accounts_not_permitted(),
};

const statuses: Partial<Record<keyof typeof words, number>> = {
  "too-large": 413,
  "too-often": 429,
  "not-permitted": 403,
};

export async function loader({ request, context }: LoaderFunctionArgs) {
  const { member } = await requireStaff(request, context);
  return { member: pageMemberOf(member), imports: await listLastImports(context.services) };
}

export async function action({ request, context }: ActionFunctionArgs) {
  const { member } = await requireStaff(request, context);
  const given = context.staffFile;
  if (!given) return refuse("no-file");
  if (given.outcome === "refused") return refuse(given.trouble);
  if (!context.claimUpload()) return refuse("broken");
  const { label, objectKey, size, sha256 } = given;
  const file = { label: label || "export.csv", objectKey, size, sha256 };
  const begun = await beginImport(context.services, { file, staffId: member.id });
  if (!begun.ok) {
    await context.services.store.delete(objectKey);
    return refuse(begun.refusal);
  }
  return redirect(staffPaths.accountImport({ id: begun.value }), 303);
}

function refuse(trouble: keyof typeof words) {
  return refuseForm([{ field: "file", message: words[trouble]() }], {}, statuses[trouble] ?? 422);
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
        <ImportUploadForm errors={errors} />
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
