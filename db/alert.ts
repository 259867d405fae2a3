import { sql } from "drizzle-orm";
import { requests } from "./schema/requests.ts";

/** Frozen or reported, and no administrator has said yet what was done about it; `hasAlert` of the domain for rows. */
export const isAlert = sql`(num_nonnulls(${requests.frozenAt}, ${requests.alarmedAt}) > 0
  and ${requests.alertSettledAt} is null)`;
