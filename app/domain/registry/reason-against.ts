import { hourMs } from "#app/domain/durations.ts";
import { limits } from "#app/domain/limits.ts";
import type { RegistryReason } from "./finding.ts";
import { isSilence, type RegistryAnswer } from "./registered.ts";

/** Why an answer does not count; null: it does. */
export function reasonAgainst(answer: RegistryAnswer | null, asOf: Date): RegistryReason | null {
  if (!answer) return "waiting";
  if (answer.purgedAt) return "erased";
  const { state } = answer;
  if (isSilence(state)) return state;
  if (asOf.getTime() - answer.answeredAt.getTime() > limits.registryAnswerHours * hourMs)
    return "old";
  return state === "found" ? null : state;
}
