import {
  boolean,
  index,
  integer,
  jsonb,
  pgEnum,
  pgTable,
  primaryKey,
  text,
  uuid,
} from "drizzle-orm/pg-core";
import type { AccountFilter } from "#app/domain/account/account-filter.ts";
import type { AccountId, BatchId, InvitationId, StaffId } from "#app/domain/ids.ts";
import {
  batchOutcomes,
  batchRefusals,
  batchStatuses,
} from "#app/domain/invitation/batch/batch-state.ts";
import { accounts } from "./accounts.ts";
import { at, createdAt, primaryId } from "./columns.ts";
import { invitations } from "./invitations.ts";
import { staff } from "./staff.ts";

export const batchStatus = pgEnum("batch_status", batchStatuses);
export const batchOutcome = pgEnum("batch_outcome", batchOutcomes);
export const batchRefusal = pgEnum("batch_refusal", batchRefusals);

/** Invitations that one person sends to many accounts. */
export const invitationBatches = pgTable("invitation_batches", {
  id: primaryId<BatchId>(),
  status: batchStatus().notNull().default("selecting"),
  refusal: batchRefusal(),
  /** Of the list of accounts; null: a file. */
  filter: jsonb().$type<AccountFilter>(),
  /** Of the file. */
  label: text().notNull().default(""),
  objectKey: text(),
  /** More accounts match than one batch takes. */
  isCut: boolean().notNull().default(false),
  createdBy: uuid()
    .notNull()
    .references(() => staff.id)
    .$type<StaffId>(),
  /** The inviter of all of them. */
  confirmedBy: uuid()
    .references(() => staff.id)
    .$type<StaffId>(),
  confirmedAt: at(),
  endedAt: at(),
  createdAt: createdAt(),
  updatedAt: createdAt(),
  erasedAt: at(),
});

export type InvitationBatch = typeof invitationBatches.$inferSelect;

export const invitationBatchRows = pgTable(
  "invitation_batch_rows",
  {
    batchId: uuid()
      .notNull()
      .references(() => invitationBatches.id)
      .$type<BatchId>(),
    position: integer().notNull(),
    login: text().notNull(),
    accountId: uuid()
      .references(() => accounts.id)
      .$type<AccountId>(),
    outcome: batchOutcome().notNull(),
    invitationId: uuid()
      .references(() => invitations.id)
      .$type<InvitationId>(),
  },
  (t) => [
    primaryKey({ columns: [t.batchId, t.position] }),
    index("invitation_batch_rows_outcome").on(t.batchId, t.outcome, t.position),
  ],
);
