import { eq, sql } from "drizzle-orm";
import type { RequestId, SecondLookId, StaffId } from "#app/domain/ids.ts";
import { secondLooks } from "#db/schema/second-looks.ts";
import type { Scene } from "./scenario.ts";

export async function findLookOf({ domain }: Pick<Scene, "domain">, requestId: RequestId) {
  const rows = await domain.db
    .select()
    .from(secondLooks)
    .where(eq(secondLooks.requestId, requestId));
  return rows.at(-1) ?? null;
}

export async function lookOf(scene: Pick<Scene, "domain">, requestId: RequestId) {
  const look = await findLookOf(scene, requestId);
  if (!look) throw new Error("the decision was not picked");
  return look.id;
}

/** As taking the next one would, if this one were the oldest. */
export async function claimLook({ domain }: Pick<Scene, "domain">, id: SecondLookId, by: StaffId) {
  await domain.db
    .update(secondLooks)
    .set({ claimedBy: by, claimedAt: sql`now()` })
    .where(eq(secondLooks.id, id));
}
