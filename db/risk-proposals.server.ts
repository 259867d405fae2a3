import { desc, eq, isNotNull, sql } from "drizzle-orm";
import type { StaffId } from "#app/domain/ids.ts";
import type { ProposalOutcome } from "#app/domain/risk/proposal.ts";
import type { Database, Transaction } from "./connection/client.server.ts";
import { type RiskProposal, riskProposals } from "./schema/risk-proposals.ts";

/** One change of the settings at a time: of two confirmations, the second finds itself stale. */
export async function lockRiskSettings(tx: Transaction) {
  await tx.execute(sql`select pg_advisory_xact_lock(hashtextextended('risk-settings', 13))`);
}

/** Null while the code's own values are in force. */
export async function findRiskValues(db: Database) {
  const [row] = await db
    .select({ version: riskProposals.version, values: riskProposals.values })
    .from(riskProposals)
    .where(isNotNull(riskProposals.version))
    .orderBy(desc(riskProposals.version))
    .limit(1);
  return row?.version ? { version: row.version, values: row.values } : null;
}

export async function insertProposal(
  db: Database,
  row: Pick<RiskProposal, "basedOn" | "values" | "reason" | "proposedBy">,
) {
  const [proposal] = await db.insert(riskProposals).values(row).returning();
  if (!proposal) throw new Error("the proposal was not written");
  return proposal;
}

export async function findProposal(db: Database, id: string): Promise<RiskProposal | null> {
  const [proposal] = await db
    .select()
    .from(riskProposals)
    .where(sql`${riskProposals.id}::text = ${id}`);
  return proposal ?? null;
}

export async function decideProposal(
  db: Database,
  id: string,
  decided: { by: StaffId; outcome: ProposalOutcome; version: number | null },
) {
  const { by, outcome, version } = decided;
  await db
    .update(riskProposals)
    .set({ decidedBy: by, decidedAt: sql`now()`, outcome, version })
    .where(eq(riskProposals.id, id));
}

/** The newest first. */
export function listProposals(db: Database, most: number): Promise<RiskProposal[]> {
  return db.select().from(riskProposals).orderBy(desc(riskProposals.proposedAt)).limit(most);
}
