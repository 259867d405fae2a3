import { sql } from "drizzle-orm";
import type { FlowAccount } from "#tests/support/e2e/flow.ts";
import type { Instances } from "#tests/support/e2e/instances.ts";
import { called, letTheDelayPass, referenceOf, sendDecision } from "#tests/support/e2e/journey.ts";
import type { Visitor } from "#tests/support/e2e/visitor.ts";
import { patiently } from "./patience.ts";

/** Until the change is in force, whatever answer is lost. */
export async function approvePatiently(
  product: Instances,
  reviewer: Visitor,
  account: FlowAccount,
): Promise<void> {
  const reference = await patiently("a reference", () => referenceOf(product, account.login));
  await patiently(`an approval of ${reference}`, async () => {
    if (await isApproved(product, reference)) return true;
    const { status } = await sendDecision(reviewer, reference, "approval", called(account));
    return status === 303 || null;
  });
  await patiently(`the effect of ${reference}`, async () => {
    const status = await letTheDelayPass(product, reference);
    return status === "applied" || null;
  });
}

/** The answer to an approval may be lost, and a page shows it decided. */
async function isApproved({ domain }: Instances, reference: string) {
  const [row] = await domain.db.execute<{ status: string }>(
    sql`select status from requests where reference = ${reference}`,
  );
  return row?.status === "approved" || row?.status === "applied";
}
