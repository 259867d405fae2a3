import type { DocumentKind, SituationId, StepId } from "./ids.ts";

export type EntityKind = "individual" | "company" | "association";

/** `one-of`: one of the documents is required; `optional`: none is. */
export interface DocumentGroup {
  readonly need: "one-of" | "optional";
  readonly kinds: readonly DocumentKind[];
}

export const checkIds = [
  "called-back",
  /** Instead of `called-back`, where no telephone is known. */
  "no-telephone",
  "name-matches",
  "paper-names-organisation",
  "paper-is-recent",
  "signatory-is-named",
  "contact-is-plausible",
] as const;
export type CheckId = (typeof checkIds)[number];

export interface Situation {
  readonly entity: "individual" | "organisation";
  /** Handled outside the portal, by the change-of-address procedure. */
  readonly exit: boolean;
  readonly steps: readonly StepId[];
  readonly contact: "kept" | "offered" | "asked";
  readonly documents: (entity: EntityKind) => readonly DocumentGroup[];
  /** Whom the documents may name instead of the account's organisation or its new contact. */
  readonly mayName: readonly ("buyer" | "former-contact")[];
  readonly checks: readonly CheckId[];
  /** An approval always waits before it takes effect. */
  readonly isDelayed: boolean;
  /** Its pages express sympathy, and nothing cheerful. */
  readonly bereavement?: boolean;
}

const none = () => [];
/** The number's own code comes right after it, so that none expires while documents are looked for. */
const number = ["situation", "mobile", "verification"] as const;

/** Source: the written procedure (domain.md). */
export const catalogue: Record<SituationId, Situation> = {
  "individual.add": {
    entity: "individual",
    exit: false,
    steps: number,
    contact: "kept",
    documents: none,
    mayName: [],
    checks: ["called-back", "name-matches"],
    isDelayed: false,
  },
  "individual.change": {
    entity: "individual",
    exit: false,
    steps: number,
    contact: "kept",
    documents: none,
    mayName: [],
    checks: ["called-back", "name-matches"],
    isDelayed: false,
  },
  "individual.no-mailbox": {
    entity: "individual",
    exit: true,
    steps: ["situation"],
    contact: "kept",
    documents: none,
    mayName: [],
    checks: [],
    isDelayed: false,
  },
  "individual.no-mobile": {
    entity: "individual",
    exit: false,
    steps: ["situation", "addresses"],
    contact: "kept",
    documents: none,
    mayName: [],
    checks: ["called-back", "name-matches"],
    isDelayed: true,
  },
  "organisation.standard": {
    entity: "organisation",
    exit: false,
    steps: number,
    contact: "kept",
    documents: none,
    mayName: [],
    checks: ["called-back", "name-matches"],
    isDelayed: false,
  },
  "organisation.acquired": {
    entity: "organisation",
    exit: false,
    steps: [...number, "contact", "documents"],
    contact: "offered",
    documents: () => [{ need: "one-of", kinds: ["kbis", "deed-of-sale", "rne-extract"] }],
    mayName: ["buyer"],
    checks: ["called-back", "paper-names-organisation", "paper-is-recent", "contact-is-plausible"],
    isDelayed: true,
  },
  "organisation.retired": {
    entity: "organisation",
    exit: false,
    steps: [...number, "contact", "documents"],
    contact: "asked",
    documents: (entity) => [
      {
        need: "one-of",
        kinds:
          entity === "association"
            ? ["journal-publication", "registry-receipt", "minutes"]
            : ["minutes", "kbis", "rne-extract", "journal-publication"],
      },
    ],
    mayName: [],
    checks: ["called-back", "paper-names-organisation", "paper-is-recent", "contact-is-plausible"],
    isDelayed: true,
  },
  "organisation.deceased": {
    entity: "organisation",
    exit: false,
    // The number is the new contact's, so that person is named first.
    steps: ["situation", "contact", "mobile", "verification", "documents"],
    bereavement: true,
    contact: "asked",
    documents: (entity) => [
      { need: "one-of", kinds: ["letter"] },
      {
        need: "optional",
        kinds:
          entity === "association"
            ? ["journal-publication", "registry-receipt"]
            : ["kbis", "rne-extract"],
      },
    ],
    mayName: ["former-contact"],
    checks: [
      "called-back",
      "signatory-is-named",
      "paper-names-organisation",
      "contact-is-plausible",
    ],
    isDelayed: true,
  },
};

export function situationsFor(entity: EntityKind): readonly SituationId[] {
  const kind = entity === "individual" ? "individual" : "organisation";
  return (Object.keys(catalogue) as SituationId[]).filter((id) => catalogue[id].entity === kind);
}

/** What the account shows of itself; the customer may choose another one. */
export function usualSituation(account: {
  readonly entity: EntityKind;
  readonly mobile: string | null;
}): SituationId {
  if (account.entity !== "individual") return "organisation.standard";
  return account.mobile === null ? "individual.add" : "individual.change";
}

/** The account is to be protected by addresses, not by a number. */
export function asksAddresses(situation: SituationId | null) {
  return situation !== null && catalogue[situation].steps.includes("addresses");
}

export function asksNumber(situation: SituationId | null) {
  return situation !== null && catalogue[situation].steps.includes("mobile");
}

export function isBereavement(situation: SituationId | null) {
  return situation !== null && catalogue[situation].bereavement === true;
}

export function mayName(situation: SituationId | null, whom: Situation["mayName"][number]) {
  return situation !== null && catalogue[situation].mayName.includes(whom);
}

export function isDocumentAsked(situation: SituationId, entity: EntityKind, kind: DocumentKind) {
  return catalogue[situation].documents(entity).some((group) => group.kinds.includes(kind));
}

export function hasDocuments(
  situation: SituationId,
  entity: EntityKind,
  given: readonly DocumentKind[],
) {
  return missingDocuments(situation, entity, given).length === 0;
}

/** The kinds of which one is still needed; empty when the set is complete. */
export function missingDocuments(
  situation: SituationId,
  entity: EntityKind,
  given: readonly DocumentKind[],
): readonly DocumentKind[] {
  const groups = catalogue[situation].documents(entity);
  const missing = groups.find(
    ({ need, kinds }) => need === "one-of" && !kinds.some((kind) => given.includes(kind)),
  );
  return missing?.kinds ?? [];
}
