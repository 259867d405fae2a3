import { sql } from "drizzle-orm";
import { requests } from "./schema/requests.ts";

/** SQL form of the domain's `hasAlert`. */
export const isAlert = sql`(num_nonnulls(${requests.frozenAt}, ${requests.alarmedAt}) > 0
  and ${requests.alertSettledAt} is null)`;
