import { listRefusedDocuments } from "#app/domain/document/refused-documents.server.ts";
import { refusedLine } from "#app/domain/document/staff-verdict.ts";
import { type ChosenReason, wordReason } from "#app/domain/reason/word-reason.server.ts";
import { stepsOf, withStep } from "#app/domain/request/steps.ts";
import { accept, refuse } from "#app/domain/result.ts";
import type { StepId } from "#app/domain/situation/ids.ts";
import { findAccount } from "#db/accounts.server.ts";
import type { Database } from "#db/connection/client.server.ts";
import { listDocuments } from "#db/documents.server.ts";
import type { Request } from "#db/schema/requests.ts";
import { documentObstacle } from "./approval-obstacle.ts";

export type ChangesInput = ChosenReason & {
  readonly steps: readonly StepId[];
  readonly message: string;
};

/** What the customer is asked for: the preview and the decision word it alike. */
export async function wordChanges(db: Database, request: Request, input: ChangesInput) {
  const worded = await wordMessage(db, request, input);
  if (!worded.ok) return worded;
  if (!worded.value.message) return refuse("message-missing");
  const named = input.steps.filter((step) => stepsOf(request).includes(step));
  if (named.length === 0) return refuse("steps-missing");
  const steps = (await lacksDocument(db, request)) ? withStep(named, "documents") : named;
  return accept({ ...worded.value, steps });
}

/** Every refused document is named with its reason, whatever else staff write. */
async function wordMessage(db: Database, request: Request, input: ChangesInput) {
  const { steps, message: typed, ...chosen } = input;
  const { locale } = await findAccount(db, request.accountId);
  const worded = await wordReason(db, { ...chosen, kind: "changes", typed, locale });
  if (!worded.ok) return worded;
  const isAboutDocuments = steps.includes("documents");
  const refused = isAboutDocuments ? await listRefusedDocuments(db, request, locale) : [];
  const lines = refused.map((document) => refusedLine(document, locale));
  const message = [worded.value.message, ...lines].filter(Boolean).join("\n\n");
  return accept({ ...worded.value, message });
}

async function lacksDocument(db: Database, request: Request) {
  const { entity } = await findAccount(db, request.accountId);
  const documents = await listDocuments(db, request.id);
  return documentObstacle({ request, entity, documents }) === "documents-missing";
}
