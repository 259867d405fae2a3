import {
  type ActionFunctionArgs,
  data,
  type LoaderFunctionArgs,
  type MetaFunction,
  redirect,
} from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { createApiKey, endApiKey, listKeys } from "#app/domain/account/api-key.server.ts";
import { textOf } from "#app/http/forms.server.ts";
import { pageMemberOf, requireStaff } from "#app/http/staff/staff.server.ts";
import { m } from "#app/i18n/paraglide/messages.js";
import { staffPaths } from "#app/routes/paths.ts";
import { ErrorSummary } from "#app/ui/parts/error-summary.tsx";
import type { FieldError } from "#app/ui/parts/field-error.ts";
import { NoticePanel } from "#app/ui/parts/notice-panel.tsx";
import { PageHeading } from "#app/ui/parts/page-heading.tsx";
import { SubmitButton } from "#app/ui/parts/submit-button.tsx";
import { TextField } from "#app/ui/parts/text-field.tsx";
import { ApiKeyTable } from "#app/ui/staff/api-key-table.tsx";
import { FactorHint } from "#app/ui/staff/factor-hint.tsx";
import { apiKeyIntents } from "#app/ui/staff/intents.ts";
import { StaffPage } from "#app/ui/staff/staff-page.tsx";

const words: Record<"name-missing" | "not-found", () => FieldError> = {
  "name-missing": () => ({ field: "name", message: m.staff_api_key_name_missing() }),
  "not-found": () => ({ field: "", message: m.staff_api_key_revoked_before() }),
};

export async function loader({ request, context }: LoaderFunctionArgs) {
  const { member } = await requireStaff(request, context);
  const keys = await listKeys(context.services);
  return { member: pageMemberOf(member), keys };
}

export async function action({ request, context }: ActionFunctionArgs) {
  const { member } = await requireStaff(request, context);
  const form = await request.formData();
  const actor = `staff:${member.id}` as const;
  if (apiKeyIntents.read(form) === "revoke") {
    const id = textOf(form, "id");
    const revoked = await endApiKey(context.services, { id, actor });
    if (!revoked.ok) return data({ refusal: revoked.refusal }, 422);
    return redirect(staffPaths.apiKeys(), 303);
  }
  const created = await createApiKey(context.services, {
    name: textOf(form, "name"),
    actor,
  });
  if (!created.ok) return data({ refusal: created.refusal }, 422);
  return created.value;
}

export const meta: MetaFunction = () => [{ title: m.staff_api_keys_title() }];

export default function ApiKeys() {
  const { member, keys } = useLoaderData<typeof loader>();
  const answer = useActionData<typeof action>();
  const isChangeable = member.may.includes("keys");
  const errors = answer && "refusal" in answer ? [words[answer.refusal]()] : undefined;
  return (
    <StaffPage member={member}>
      <ErrorSummary errors={errors} />
      <PageHeading title={m.staff_api_keys_title()} lead={m.staff_api_keys_lead()} />
      {answer && "key" in answer ? (
        <NoticePanel tone="good" title={m.staff_api_key_made()}>
          <p className="mono secret">{answer.key}</p>
          <p>{m.staff_api_key_once()}</p>
        </NoticePanel>
      ) : null}
      {isChangeable ? <FactorHint member={member} page={staffPaths.apiKeys()} /> : null}
      {isChangeable ? (
        <form method="post" className="desk-narrow flow">
          <TextField
            name="name"
            label={m.staff_api_key_name()}
            hint={m.staff_api_key_name_hint()}
            maxLength={100}
            errors={errors}
          />
          <SubmitButton>{m.staff_api_key_make()}</SubmitButton>
        </form>
      ) : null}
      {keys.length > 0 ? (
        <ApiKeyTable keys={keys} isChangeable={isChangeable} />
      ) : (
        <p className="empty-state">{m.staff_api_keys_none()}</p>
      )}
    </StaffPage>
  );
}
