import { sql } from "drizzle-orm";
import { requests } from "./schema/requests.ts";

/** The domain's `hasAlert` in SQL; a test holds them to the same answers. */
export const isAlert = sql`(num_nonnulls(${requests.frozenAt}, ${requests.alarmedAt}) > 0
  and ${requests.alertSettledAt} is null)`;
