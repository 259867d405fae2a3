import type { EntityKind } from "#app/domain/situation/catalogue.ts";
import type { DocumentKind, SituationId } from "#app/domain/situation/ids.ts";

export interface Situation {
  readonly id: SituationId;
  readonly entity: EntityKind;
  readonly hasMobile: boolean;
  readonly documents: readonly DocumentKind[];
  readonly contact: "none" | "kept" | "new";
}

export const situations: readonly Situation[] = [
  { id: "individual.add", entity: "individual", hasMobile: false, documents: [], contact: "none" },
  {
    id: "individual.change",
    entity: "individual",
    hasMobile: true,
    documents: [],
    contact: "none",
  },
  {
    id: "organisation.standard",
    entity: "company",
    hasMobile: false,
    documents: [],
    contact: "none",
  },
  {
    id: "organisation.acquired",
    entity: "company",
    hasMobile: false,
    documents: ["kbis"],
    contact: "kept",
  },
  {
    id: "organisation.retired",
    entity: "association",
    hasMobile: false,
    documents: ["minutes"],
    contact: "new",
  },
  {
    id: "organisation.deceased",
    entity: "company",
    hasMobile: true,
    documents: ["letter", "kbis"],
    contact: "new",
  },
];
