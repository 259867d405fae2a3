import type { RegistryFinding } from "./finding.ts";
import type { RegistryAnswer } from "./registered.ts";

/** What the registries said about a case, judged. */
export interface CaseRegistry {
  readonly findings: readonly RegistryFinding[];
  /** The last one for each question that is still asked, and for firms among the managers. */
  readonly answers: readonly RegistryAnswer[];
  /** Something can be asked that no answer of the last day tells. */
  readonly mayAsk: boolean;
  /** An answer is on its way. */
  readonly waits: boolean;
}
