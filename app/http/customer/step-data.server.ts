import { position, stepBefore } from "#app/domain/request/steps.ts";
import type { StepId } from "#app/domain/situation/ids.ts";
import { paths, stepPaths } from "#app/routes/paths.ts";
import type { Customer } from "./customer.server.ts";

/** Of a step, `requireStep` adds what staff asked for. */
type Stepping = Customer & { readonly asked?: string | null };

export function stepData({ request, manager, asked }: Stepping, step: StepId | "check") {
  const before = stepBefore(request, step);
  return {
    step: position(request, step),
    back: before ? stepPaths[before]() : paths.request(),
    manager,
    asked: asked ?? null,
  };
}
