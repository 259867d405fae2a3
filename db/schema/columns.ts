import { sql } from "drizzle-orm";
import { timestamp, uuid } from "drizzle-orm/pg-core";

export const primaryId = <Id extends string>() =>
  uuid()
    .primaryKey()
    .default(sql`gen_random_uuid()`)
    .$type<Id>();

export const at = () => timestamp({ withTimezone: true, mode: "date", precision: 3 });

export const createdAt = () => at().notNull().defaultNow();
