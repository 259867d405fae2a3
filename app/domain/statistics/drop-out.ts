import { nextStep } from "#app/domain/request/steps.ts";
import { type SituationId, type StepId, stepIds } from "#app/domain/situation/ids.ts";

/** `check`: all was answered and never sent. `changes`: asked changes were never sent back. */
export const dropOutPlaces = [...stepIds, "check", "changes"] as const;
export type DropOutPlace = (typeof dropOutPlaces)[number];

export interface EndedDraft {
  readonly situation: SituationId | null;
  readonly stepsDone: readonly StepId[];
  /** Changes were asked for before it ended. */
  readonly wasReturned: boolean;
}

/** The page that the customer had open, or would have come back to. */
export function dropOutPlace({ situation, stepsDone, wasReturned }: EndedDraft): DropOutPlace {
  if (wasReturned) return "changes";
  return nextStep({ status: "started", situation, stepsDone, stepsAsked: null });
}
