import { catalogue } from "#app/domain/situation/catalogue.ts";
import type { SituationId, StepId } from "#app/domain/situation/ids.ts";
import { isEditable, type Status } from "./state-machine.ts";

export interface Progress {
  readonly status: Status;
  readonly situation: SituationId | null;
  readonly stepsDone: readonly StepId[];
  readonly stepsAsked: readonly StepId[] | null;
}

export function stepsOf(progress: Progress): readonly StepId[] {
  return progress.situation ? catalogue[progress.situation].steps : ["situation"];
}

export function editableSteps(progress: Progress): readonly StepId[] {
  if (!isEditable(progress.status)) return [];
  const steps = stepsOf(progress);
  if (!progress.stepsAsked) return steps;
  return steps.filter((step) => isAsked(progress, step));
}

export type StepRefusal = "not-editable" | "frozen";

export function stepRefusal(
  request: Progress & { readonly frozenAt: Date | null },
  step: StepId,
): StepRefusal | null {
  if (!editableSteps(request).includes(step)) return "not-editable";
  return request.frozenAt ? "frozen" : null;
}

/**
 * Asking for the number again also asks for its verification; asking for the situation again opens
 * every step. A number whose proof has ended can be proved again or changed.
 */
function isAsked({ stepsAsked, stepsDone }: Progress, step: StepId) {
  const asked = stepsAsked ?? [];
  const isOfNumber = step === "mobile" || step === "verification";
  if (isOfNumber && !stepsDone.includes("verification")) return true;
  if (asked.includes("situation")) return true;
  return asked.includes(step) || (step === "verification" && asked.includes("mobile"));
}

export function nextStep(progress: Progress): StepId | "check" {
  return stepsOf(progress).find((step) => !progress.stepsDone.includes(step)) ?? "check";
}

export function isComplete(progress: Progress) {
  return progress.situation !== null && nextStep(progress) === "check";
}

/** The situation is known from the account, so it is not counted. */
export function position(progress: Progress, step: StepId | "check") {
  const all = [...stepsOf(progress).filter((one) => one !== "situation"), "check"];
  const index = all.indexOf(step);
  return index < 0 || !progress.situation ? undefined : { number: index + 1, of: all.length };
}

export function withStep(done: readonly StepId[], step: StepId): StepId[] {
  return done.includes(step) ? [...done] : [...done, step];
}

export function withoutSteps(done: readonly StepId[], ...steps: StepId[]): StepId[] {
  return done.filter((step) => !steps.includes(step));
}

export function stepBefore(progress: Progress, step: StepId | "check"): StepId | undefined {
  const isProved = progress.stepsDone.includes("verification");
  const open = editableSteps(progress).filter((one) => !isProved || one !== "verification");
  if (step === "check") return open.at(-1);
  const index = open.indexOf(step);
  return index > 0 ? open[index - 1] : undefined;
}
