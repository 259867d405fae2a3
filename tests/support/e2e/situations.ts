/** What a customer of each situation brings along. */
export interface Situation {
  readonly id: string;
  readonly entity: "individual" | "company" | "association";
  /** The account is protected by a number already. */
  readonly hasMobile: boolean;
  readonly papers: readonly string[];
  readonly contact: "none" | "kept" | "new";
}

/** The six situations that end in another number. */
export const situations: readonly Situation[] = [
  { id: "individual.add", entity: "individual", hasMobile: false, papers: [], contact: "none" },
  { id: "individual.change", entity: "individual", hasMobile: true, papers: [], contact: "none" },
  { id: "organisation.standard", entity: "company", hasMobile: false, papers: [], contact: "none" },
  {
    id: "organisation.acquired",
    entity: "company",
    hasMobile: false,
    papers: ["kbis"],
    contact: "kept",
  },
  {
    id: "organisation.retired",
    entity: "association",
    hasMobile: false,
    papers: ["minutes"],
    contact: "new",
  },
  {
    id: "organisation.deceased",
    entity: "company",
    hasMobile: true,
    papers: ["letter", "kbis"],
    contact: "new",
  },
];
