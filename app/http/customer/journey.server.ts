import { redirect } from "@remix-run/node";
import type { CustomerRequest } from "#app/domain/request/request.ts";
import { nextStep, stepRefusal } from "#app/domain/request/steps.ts";
import { catalogue } from "#app/domain/situation/catalogue.ts";
import type { StepId } from "#app/domain/situation/ids.ts";
import { paths, stepPaths } from "#app/routes/paths.ts";
import type { PageContext } from "../context.ts";
import { requireCustomer } from "./customer.server.ts";

export function nextPath(request: CustomerRequest) {
  if (request.situation && catalogue[request.situation].exit) return paths.leaving();
  return stepPaths[nextStep(request)]();
}

export function goOn(request: CustomerRequest) {
  return redirect(nextPath(request), 303);
}

/** Redirects to the status page if they may not answer this step now. */
export async function requireStep(request: Request, context: PageContext, step: StepId) {
  const customer = await requireCustomer(request, context);
  const isOpen = customer.scope === "request" && !stepRefusal(customer.request, step);
  if (!isOpen) throw redirect(paths.request(), 303);
  return customer;
}
