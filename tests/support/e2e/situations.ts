export interface Situation {
  readonly id: string;
  readonly entity: "individual" | "company" | "association";
  readonly hasMobile: boolean;
  readonly documents: readonly string[];
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
