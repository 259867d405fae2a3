import { type ActionFunctionArgs, data, type LoaderFunctionArgs, redirect } from "@remix-run/node";
import {
  addReason,
  changeReason,
  type ReasonRefusal,
  retireReason,
} from "#app/domain/reason/edit-reason.server.ts";
import { listAllReasons } from "#app/domain/reason/list-reasons.server.ts";
import {
  type Reason,
  type ReasonKind,
  reasonNatures,
  type ReasonTexts,
} from "#app/domain/reason/reason.ts";
import { reasonId } from "#app/domain/reason/reason-id.ts";
import { documentKindIds, stepIds } from "#app/domain/situation/ids.ts";
import { reasonIntents } from "#app/ui/staff/intents.ts";
import { textOf, versionOf } from "../forms.server.ts";
import { pageMemberOf, requireStaff } from "./staff.server.ts";

/** The catalogue of one page: reasons, or templates of messages. */
export async function loadReasons(
  { request, context }: LoaderFunctionArgs,
  kinds: readonly ReasonKind[],
) {
  const { member } = await requireStaff(request, context);
  const reasons = (await listAllReasons(context.services)).filter(({ kind }) =>
    kinds.includes(kind),
  );
  return { member: pageMemberOf(member), reasons };
}

/** Adds, changes, retires or restores one of these kinds. */
export async function changeReasons(
  { request, context }: ActionFunctionArgs,
  { kinds, page }: { readonly kinds: readonly ReasonKind[]; readonly page: string },
) {
  const { member } = await requireStaff(request, context);
  const form = await request.formData();
  const { id: typedId, texts, about } = readReasonForm(form, kinds);
  const intent = reasonIntents.read(form);
  const { services } = context;
  const staffId = member.id;
  const back = (id: string) => redirect(`${page}#reason-${id}`, 303);
  if (intent === "add") {
    const added = await addReason(services, { staffId, about, texts });
    return added.ok ? back(added.value) : refuseReason({ ...added, id: null, texts });
  }
  const id = reasonId.safeParse(typedId);
  if (!id.success) throw new Response(null, { status: 404 });
  const order = { staffId, id: id.data };
  const changed =
    intent === "retire" || intent === "restore"
      ? await retireReason(services, { ...order, isRetired: intent === "retire" })
      : await changeReason(services, { ...order, version: versionOf(form), about, texts });
  return changed.ok ? back(id.data) : refuseReason({ ...changed, id: id.data, texts });
}

interface RefusedReason {
  readonly refusal: ReasonRefusal;
  /** Null: of the form for a new one. */
  readonly id: Reason["id"] | null;
  readonly texts: ReasonTexts;
}

function refuseReason(refused: RefusedReason) {
  const statuses = {
    "not-permitted": 403,
    stale: 409,
    "texts-missing": 422,
    "unknown-variable": 422,
  } as const;
  return data(refused, statuses[refused.refusal]);
}

function readReasonForm(form: FormData, kinds: readonly ReasonKind[]) {
  const text = (name: string) => textOf(form, name).slice(0, 2000);
  const one = <Id extends string>(ids: readonly Id[], name: string) =>
    ids.find((id) => id === textOf(form, name)) ?? null;
  return {
    id: text("id"),
    texts: {
      titleFr: text("titleFr"),
      titleEn: text("titleEn"),
      textFr: text("textFr"),
      textEn: text("textEn"),
    },
    about: {
      kind: one(kinds, "kind") ?? kinds[0] ?? "rejection",
      nature: one(reasonNatures, "nature"),
      step: one(stepIds, "step"),
      documentKind: one(documentKindIds, "documentKind"),
    },
  };
}
