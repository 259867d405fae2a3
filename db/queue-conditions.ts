import { sql } from "drizzle-orm";
import type { KeptTab } from "#app/domain/review/queue.ts";
import { requests } from "./schema/requests.ts";

/** Written as a constant, so that a prepared statement is planned for its tab. */
export const ofTab = (tab: KeptTab) => sql`${requests.queueTab} = ${sql.raw(`'${tab}'`)}`;

export const isSnoozed = sql`${requests.snoozedUntil} > now()`;
export const isAwake = sql`(${requests.snoozedUntil} is null or ${requests.snoozedUntil} <= now())`;

/** The place of a request that waits is its due date, so the index is read up to now. */
export const isLate = sql`(${requests.queueAt} < now() and ${requests.dueAt} < now())`;
