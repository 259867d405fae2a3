import { sql } from "drizzle-orm";
import type { FlowAccount } from "#tests/support/e2e/flow.ts";
import type { Instances } from "#tests/support/e2e/instances.ts";
import { called, letTheDelayPass, referenceOf, sendDecision } from "#tests/support/e2e/journey.ts";
import type { Visitor } from "#tests/support/e2e/visitor.ts";
import { patiently } from "./patience.ts";

/** Until the change is in force, whatever answer is lost. */
export async function approvePatiently(
  product: Instances,
  reviewers: readonly Visitor[],
  account: FlowAccount,
): Promise<void> {
  const reference = await patiently("a reference", () => referenceOf(product, account.login));
  for (const [index, reviewer] of reviewers.entries()) {
    await patiently(`an approval of ${reference}`, async () => {
      if (await isApproved(product, reference, index + 1)) return true;
      const { status } = await sendDecision(reviewer, reference, "approval", called(account));
      return status === 303 || null;
    });
  }
  await patiently(`the effect of ${reference}`, async () => {
    const status = await letTheDelayPass(product, reference);
    return status === "applied" || null;
  });
}

/** The answer to an approval may be lost. One is enough where the risk is low. */
async function isApproved({ domain }: Instances, reference: string, given: number) {
  const [row] = await domain.db.execute<{ status: string; given: number }>(
    sql`select status, (select count(*)::int from approvals where request_id = requests.id) as given
      from requests where reference = ${reference}`,
  );
  const isDecided = row?.status === "approved" || row?.status === "applied";
  return isDecided || (row?.given ?? 0) >= given;
}
