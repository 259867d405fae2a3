import { and, eq, inArray, isNull, type SQL, sql } from "drizzle-orm";
import type { RequestId } from "#app/domain/ids.ts";
import { editableStatuses } from "#app/domain/request/state-machine.ts";
import type { Database } from "./connection/client.server.ts";
import { messages } from "./schema/messages.ts";
import { requests } from "./schema/requests.ts";

/**
 * Requests whose customer has to act and has been silent for one of these numbers of days, and who was
 * not reminded since that day. A day is 24 hours in every time zone.
 */
export async function listSilent(db: Database, days: readonly number[], only?: RequestId) {
  const passed = sql`(select max(${requests.updatedAt} + make_interval(hours => 24 * days))
    from unnest(${`{${days.join(",")}}`}::int[]) as days
    where ${requests.updatedAt} + make_interval(hours => 24 * days) <= now())`;
  const rows = await db
    .select({ id: requests.id })
    .from(requests)
    .where(
      and(
        inArray(requests.status, editableStatuses),
        isNull(requests.frozenAt),
        only && eq(requests.id, only),
        sql`${passed} is not null`,
        sql`not ${wasRemindedSince(passed)}`,
      ),
    );
  return rows.map(({ id }) => id);
}

function wasRemindedSince(moment: SQL) {
  return sql`exists (select 1 from ${messages} where ${messages.requestId} = ${requests.id}
    and ${messages.template} = 'reminder' and ${messages.createdAt} >= ${moment})`;
}
