import { sql } from "drizzle-orm";
import { requests } from "./schema/requests.ts";

/**
 * Frozen or reported, and not yet settled by an administrator. SQL form of the domain's `hasAlert`.
 */
export const isAlert = sql`(num_nonnulls(${requests.frozenAt}, ${requests.alarmedAt}) > 0
  and ${requests.alertSettledAt} is null)`;
