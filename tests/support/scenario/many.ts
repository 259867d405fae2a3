import { sql } from "drizzle-orm";
import type { RequestId } from "#app/domain/ids.ts";
import { insertRequest } from "#db/requests.server.ts";
import { addAccount, type Scene } from "./scenario.ts";

let made = 0;

/** Submitted requests without their course: for lists, in the order in which they were submitted. */
export async function addSubmitted(scene: Scene, count: number): Promise<RequestId[]> {
  const ids: RequestId[] = [];
  for (let index = 0; index < count; index += 1) {
    made += 1;
    const { id: accountId, contactEmail: recipient } = await addAccount(scene);
    const reference = `MANY-${String(1000 + made)}`;
    const row = { reference, accountId, recipient, recipientStopped: false } as const;
    const { id } = await insertRequest(scene.domain.db, { ...row, recipientKind: "main" });
    ids.push(id);
  }
  const among = sql`id in (${sql.join(
    ids.map((id) => sql`${id}`),
    sql`, `,
  )})`;
  const { db } = scene.domain;
  await db.execute(
    sql`update requests set situation = 'individual.add', mobile = '+33612345678' where ${among}`,
  );
  await db.execute(sql`update requests set status = 'submitted', mobile_verified_at = now(),
    submitted_at = created_at where ${among}`);
  return ids;
}
