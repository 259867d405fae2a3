import { sql } from "drizzle-orm";
import { requests } from "./schema/requests.ts";

/** It ended because the customer did not confirm it in time. The same rule as `hasLapsed`. */
export const lapsed = sql<boolean>`(${requests.status} = 'expired'
  and ${requests.confirmationAskedAt} is not null)`;
