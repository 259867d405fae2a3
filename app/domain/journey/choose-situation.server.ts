import type { Domain } from "#app/domain/domain.ts";
import type { RequestId } from "#app/domain/ids.ts";
import { editRequest } from "#app/domain/request/edit-request.server.ts";
import { withoutSteps } from "#app/domain/request/steps.ts";
import { accept, refuse } from "#app/domain/result.ts";
import { catalogue, hasDocuments, situationsFor } from "#app/domain/situation/catalogue.ts";
import { type SituationId, situationIds } from "#app/domain/situation/ids.ts";
import { findAccount } from "#db/accounts.server.ts";
import { listDocuments } from "#db/documents.server.ts";

export function parseSituation(text: unknown): SituationId | null {
  return situationIds.find((id) => id === text) ?? null;
}

export function chooseSituation(domain: Domain, requestId: RequestId, situation: SituationId) {
  return editRequest(domain, requestId, "situation", async (tx, request) => {
    const account = await findAccount(tx, request.accountId);
    if (!situationsFor(account.entity).includes(situation)) return refuse("not-offered");
    if (request.situation === situation) return accept({});
    const documents = await listDocuments(tx, request.id);
    const kinds = documents.map(({ kind }) => kind);
    const stillDone = hasDocuments(situation, account.entity, kinds)
      ? request.stepsDone
      : withoutSteps(request.stepsDone, "documents");
    const keepsContact = request.contactEmail !== null || catalogue[situation].contact !== "asked";
    const stepsDone = keepsContact ? stillDone : withoutSteps(stillDone, "contact");
    return accept({ situation, stepsDone });
  });
}
