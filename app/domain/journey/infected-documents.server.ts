import type { Domain } from "#app/domain/domain.ts";
import { listInfected } from "#db/documents.server.ts";
import type { Request } from "#db/schema/requests.ts";

type Means = Pick<Domain, "db">;

export async function listInfectedNames(
  { db }: Means,
  { id, stepsDone }: Request,
): Promise<readonly string[]> {
  if (stepsDone.includes("documents")) return [];
  const documents = await listInfected(db, id);
  return [...new Set(documents.map(({ label }) => label))];
}

/** False for a frozen request, about which nobody is notified. */
export async function isFoundInfectedLater(
  { db }: Means,
  { id, status, submittedAt, frozenAt }: Request,
): Promise<boolean> {
  if (status !== "submitted" || !submittedAt || frozenAt) return false;
  const documents = await listInfected(db, id);
  return documents.some(({ scannedAt }) => scannedAt !== null && scannedAt >= submittedAt);
}
