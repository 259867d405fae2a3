import { position, stepBefore } from "#app/domain/request/steps.ts";
import type { StepId } from "#app/domain/situation/ids.ts";
import { paths, stepPaths } from "#app/routes/paths.ts";
import type { Customer } from "./customer.server.ts";

export function stepData({ request, manager }: Customer, step: StepId | "check") {
  const before = stepBefore(request, step);
  return {
    step: position(request, step),
    back: before ? stepPaths[before]() : paths.request(),
    manager,
  };
}
