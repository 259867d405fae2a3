import { randomUUID } from "node:crypto";
import { type ActionFunctionArgs, data, type LoaderFunctionArgs } from "@remix-run/node";
import { isPermitted } from "#app/domain/access/permissions.ts";
import { loadDesk } from "#app/domain/desk/load-desk.server.ts";
import type { StaffAct } from "#app/domain/request/change-by-staff.server.ts";
import { findCase, findCaseRequest } from "#app/domain/review/find-case.server.ts";
import { findDone } from "#app/domain/review/find-done.server.ts";
import { loadCase } from "#app/domain/review/load-case.server.ts";
import { parseReference } from "#app/domain/review/search.server.ts";
import { showPages } from "#app/domain/review/show-pages.server.ts";
import { recordRead } from "#app/domain/thread/read-thread.server.ts";
import { staffPaths } from "#app/routes/paths.ts";
import type { Services } from "#app/services.server.ts";
import type { CaseRefusal, DecisionRefusal } from "#app/ui/staff/case-refusal.ts";
import { templateIntents } from "#app/ui/staff/intents.ts";
import { textOf, versionOf } from "../forms.server.ts";
import { formOf } from "../received-upload.ts";
import { noSuchCase } from "./case-not-found.server.ts";
import { templatesOf } from "./message-templates.server.ts";
import { pageMemberOf, requireStaff } from "./staff.server.ts";

export async function loadRequestPage({ request, params, context }: LoaderFunctionArgs) {
  const { member } = await requireStaff(request, context);
  const [found, desk] = await Promise.all([
    loadCase(context.services, referenceOf(params), member.id),
    loadDesk(context.services, referenceOf(params), member.id),
  ]);
  if (!found || !desk) throw noSuchCase();
  const { searchParams } = new URL(request.url);
  const document = searchParams.get("paper");
  const mayApprove = isPermitted(member.roles, "approve");
  const act = { requestId: found.request.id, staffId: member.id, mayApprove };
  const done = searchParams.has("done") ? await findDone(context.services, act) : null;
  const shown = found.documents.find(({ id, purgedAt }) => id === document && !purgedAt);
  const shownDocument = shown ? await showPages(context.services, found, shown, member.id) : null;
  if (isPermitted(member.roles, "handle")) await recordReadBy(context.services, act);
  const { maxFileBytes } = context.services.rules.documents;
  const composing = {
    formId: randomUUID(),
    maxFileBytes,
    ...templatesOf(found, searchParams.get("template")),
  };
  return { member: pageMemberOf(member), found, desk, shownDocument, done, composing };
}

/** An auditor reads without a trace on the message: the customer's words wait for who may answer. */
function recordReadBy(services: Services, { requestId, staffId }: StaffAct) {
  return recordRead(services, requestId, { reader: "staff", actor: `staff:${staffId}` });
}

export function findCaseOf(services: Services, params: Params) {
  return findCase(services, referenceOf(params));
}

export async function readDecision({ request, params, context }: ActionFunctionArgs) {
  const { member, sessionTokenHash: session } = await requireStaff(request, context);
  const row = await findCaseRequest(context.services, referenceOf(params));
  if (!row) throw noSuchCase();
  const form = context.upload ? formOf(context.upload) : await request.formData();
  return {
    form,
    member,
    session,
    row,
    seen: { requestId: row.id, staffId: member.id, version: versionOf(form) },
    page: `${staffPaths.request({ reference: row.reference })}?done`,
    text: (name: string) => textOf(form, name).slice(0, 4000),
  };
}

/** The reason of the catalogue that was chosen, and whether a script put its text into the field. */
export function readReason(form: FormData) {
  return { reasonId: textOf(form, "reasonId"), isFilled: textOf(form, "reasonIsFilled") === "1" };
}

/** Which template was chosen, and whether its text is asked for. */
export function readTemplate(form: FormData) {
  const takesTemplate = templateIntents.read(form) === "template";
  return { templateId: textOf(form, "templateId"), takesTemplate };
}

/** The same page with the template's text in the field; nothing is decided. */
export function answerTemplate(answer: Omit<CaseRefusal, "refusal">) {
  return data<CaseRefusal>({ ...answer, refusal: null });
}

export function refuseDecision(
  refused: CaseRefusal & { readonly refusal: DecisionRefusal },
  status = statusOf(refused.refusal),
) {
  return data(refused, status);
}

function statusOf(refusal: DecisionRefusal) {
  if (refusal === "too-many" || refusal === "thread-too-often") return 429;
  return conflicts.includes(refusal) ? 409 : 422;
}

const conflicts: readonly CaseRefusal["refusal"][] = [
  "stale",
  "wrong-status",
  "decision-pending",
  "nothing-to-undo",
  "locked",
  "thread-closed",
  "nothing-to-settle",
];

type Params = Readonly<Record<string, string | undefined>>;

function referenceOf(params: Params) {
  return parseReference(params["reference"] ?? "") ?? "";
}
