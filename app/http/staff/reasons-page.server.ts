import { data, type LoaderFunctionArgs } from "@remix-run/node";
import type { ReasonRefusal } from "#app/domain/reason/edit-reason.server.ts";
import { listAllReasons } from "#app/domain/reason/list-reasons.server.ts";
import {
  type Reason,
  reasonKinds,
  reasonNatures,
  type ReasonTexts,
} from "#app/domain/reason/reason.ts";
import { documentKindIds, stepIds } from "#app/domain/situation/ids.ts";
import { textOf } from "../forms.server.ts";
import { pageMemberOf, requireStaff } from "./staff.server.ts";

export async function loadReasonsPage({ request, context }: LoaderFunctionArgs) {
  const { member } = await requireStaff(request, context);
  return { member: pageMemberOf(member), reasons: await listAllReasons(context.services) };
}

export interface RefusedReason {
  readonly refusal: ReasonRefusal;
  /** Null: of the form for a new one. */
  readonly id: Reason["id"] | null;
  readonly texts: ReasonTexts;
}

export function refuseReason(refused: RefusedReason) {
  const statuses = { "not-permitted": 403, stale: 409, "texts-missing": 422 } as const;
  return data(refused, statuses[refused.refusal]);
}

export function readReasonForm(form: FormData) {
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
      kind: one(reasonKinds, "kind") ?? "rejection",
      nature: one(reasonNatures, "nature"),
      step: one(stepIds, "step"),
      documentKind: one(documentKindIds, "documentKind"),
    },
  };
}
