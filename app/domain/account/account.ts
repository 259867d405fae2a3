export type { Account } from "#db/schema/accounts.ts";
