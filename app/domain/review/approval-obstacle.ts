import type { ScanState } from "#app/domain/document/scan.ts";
import { limits } from "#app/domain/limits.ts";
import { asksLastFour, type Reach } from "#app/domain/request/call-back.ts";
import { changesContact, needsOtherEyes } from "#app/domain/request/risks.ts";
import { transition, type TransitionRefusal } from "#app/domain/request/state-machine.ts";
import { type EntityKind, hasDocuments } from "#app/domain/situation/catalogue.ts";
import type { DocumentKind } from "#app/domain/situation/ids.ts";
import type { SupportingDocument } from "#db/schema/documents.ts";
import type { Request } from "#db/schema/requests.ts";

/** Also those who approved or asked for changes in an earlier version. */
export interface Involvement {
  readonly invited: boolean;
  readonly askedForChanges: boolean;
  /** Handed the decision on to others. */
  readonly escalated: boolean;
  /** Lifted a freeze, or proposed it. */
  readonly lifted: boolean;
  readonly approved: boolean;
  /** Gave their access to somebody who decided about this request, or has it from them. */
  readonly sharesAccess: boolean;
}

export interface ApprovalFacts {
  readonly request: Pick<
    Request,
    | "status"
    | "frozenAt"
    | "pendingDecision"
    | "situation"
    | "contactEmail"
    | "contactProvedAt"
    | "recipientKind"
    | "lastFourFailures"
  >;
  readonly entity: EntityKind;
  readonly reach: Reach;
  readonly documents: readonly Pick<SupportingDocument, "kind" | "scan" | "reading" | "verdict">[];
  readonly involvement: Involvement;
  /** Approvals of this version that the request's risk asks for. */
  readonly needed: number;
  /** This staff member approved this version. */
  readonly hasApproved: boolean;
}

type PersonFacts = Pick<ApprovalFacts, "request" | "needed" | "involvement" | "hasApproved">;

export type DocumentObstacle = "scan-pending" | "documents-unread" | "documents-missing";
export type ApprovalObstacle =
  | TransitionRefusal
  | DocumentObstacle
  | "inviter"
  | "involved"
  | "shared-access"
  | "already-approved"
  | "contact-not-proved"
  | "last-four-used-up";

/** Why this staff member cannot approve, whatever they fill in. The page and the decision ask it. */
export function approvalObstacle(facts: ApprovalFacts): ApprovalObstacle | null {
  const { request } = facts;
  const status = transition(request, "approve");
  if (!status.ok) return status.refusal;
  const person = personObstacle(facts);
  if (person) return person;
  if (changesContact(request) && !request.contactProvedAt) return "contact-not-proved";
  const documents = documentObstacle(facts);
  if (documents) return documents;
  const isUsedUp = request.lastFourFailures >= limits.lastFourFailuresPerRequest;
  return isUsedUp && asksLastFour({ ...request, reach: facts.reach }) ? "last-four-used-up" : null;
}

/** What the member did about the request before. */
export function personObstacle({ request, needed, involvement, hasApproved }: PersonFacts) {
  const asksSeveral = needed > 1;
  const { invited, askedForChanges, escalated, lifted } = involvement;
  if (invited && (asksSeveral || needsOtherEyes(request))) return "inviter";
  if ((askedForChanges || escalated || lifted) && asksSeveral) return "involved";
  if (involvement.sharesAccess && asksSeveral) return "shared-access";
  return hasApproved ? "already-approved" : null;
}

export function documentObstacle({
  request: { situation },
  entity,
  documents,
}: Pick<ApprovalFacts, "entity" | "documents"> & {
  readonly request: Pick<Request, "situation">;
}): DocumentObstacle | null {
  if (documents.some(({ scan }: { readonly scan: ScanState }) => scan === "pending"))
    return "scan-pending";
  const kinds: readonly DocumentKind[] = documents.map(({ kind }) => kind);
  if (situation && !hasDocuments(situation, entity, kinds)) return "documents-missing";
  return documents.some(isUnread) ? "documents-unread" : null;
}

/** A file that could not be judged is never read: a person has to look at it. */
function isUnread({ reading, verdict }: Pick<SupportingDocument, "reading" | "verdict">) {
  return reading === "waiting" && verdict !== "unjudged";
}
