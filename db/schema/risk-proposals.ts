import { sql } from "drizzle-orm";
import { check, index, integer, jsonb, pgEnum, pgTable, text, uuid } from "drizzle-orm/pg-core";
import type { StaffId } from "#app/domain/ids.ts";
import type { RiskValues } from "#app/domain/request/risk-settings.ts";
import { proposalOutcomes } from "#app/domain/risk/proposal.ts";
import { at, createdAt, primaryId } from "./columns.ts";
import { staff } from "./staff.ts";

export const proposalOutcome = pgEnum("proposal_outcome", proposalOutcomes);

/**
 * Proposals to change points, bands and floors, for ever. The confirmed one with the highest version
 * is in force; version 0 is the code's own.
 */
export const riskProposals = pgTable(
  "risk_proposals",
  {
    id: primaryId<string>(),
    /** The version that the proposal changes: once another one is in force, it is stale. */
    basedOn: integer().notNull(),
    values: jsonb().notNull().$type<RiskValues>(),
    reason: text().notNull(),
    proposedBy: uuid()
      .notNull()
      .references(() => staff.id)
      .$type<StaffId>(),
    proposedAt: createdAt(),
    decidedBy: uuid()
      .references(() => staff.id)
      .$type<StaffId>(),
    decidedAt: at(),
    outcome: proposalOutcome(),
    version: integer().unique(),
  },
  (t) => [
    index("risk_proposals_by_time").on(t.proposedAt),
    check("risk_proposals_reason", sql`length(trim(${t.reason})) > 0`),
    check(
      "risk_proposals_decided",
      sql`num_nulls(${t.decidedBy}, ${t.decidedAt}, ${t.outcome}) in (0, 3)`,
    ),
    check(
      "risk_proposals_confirmed",
      sql`(${t.outcome} is not distinct from 'confirmed') = (${t.version} is not null)`,
    ),
    check("risk_proposals_version", sql`${t.version} = ${t.basedOn} + 1`),
    /** Nobody changes the points alone. */
    check(
      "risk_proposals_by_two",
      sql`${t.outcome} is distinct from 'confirmed' or ${t.decidedBy} <> ${t.proposedBy}`,
    ),
  ],
);

export type RiskProposal = typeof riskProposals.$inferSelect;
