import type { Domain } from "#app/domain/domain.ts";
import { findRequestBefore } from "#db/requests.server.ts";
import type { Request } from "#db/schema/requests.ts";

export async function findEarlier({ db }: Pick<Domain, "db">, draft: Request) {
  if (draft.stepsDone.some((step) => step !== "situation")) return null;
  const before = await findRequestBefore(db, draft);
  if (!before) return null;
  const { reference, status, appliedAt, decidedAt } = before;
  if (status === "applied" && appliedAt) return { reference, status, at: appliedAt };
  return status === "rejected" && decidedAt ? { reference, status, at: decidedAt } : null;
}
