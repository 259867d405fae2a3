import { redirect } from "@remix-run/node";
import { findStaffMessage } from "#app/domain/journey/staff-message.server.ts";
import type { CustomerRequest } from "#app/domain/request/request.ts";
import { nextStep, stepRefusal } from "#app/domain/request/steps.ts";
import { catalogue } from "#app/domain/situation/catalogue.ts";
import type { StepId } from "#app/domain/situation/ids.ts";
import { paths, stepPaths } from "#app/routes/paths.ts";
import type { PageContext } from "../context.ts";
import { type Customer, requireCustomer } from "./customer.server.ts";

export function nextPath(request: CustomerRequest) {
  if (request.situation && catalogue[request.situation].exit) return paths.leaving();
  return stepPaths[nextStep(request)]();
}

export function goOn(request: CustomerRequest) {
  return redirect(nextPath(request), 303);
}

/** What staff asked for at this step; null while the customer answers for the first time. */
async function findAsked({ services }: PageContext, request: CustomerRow, step: StepId) {
  if (request.status !== "returned" || !request.stepsAsked?.includes(step)) return null;
  return (await findStaffMessage(services, request)).message;
}

type CustomerRow = Customer["request"];

/** Redirects to the status page if they may not answer this step now. */
export async function requireStep(request: Request, context: PageContext, step: StepId) {
  const customer = await requireCustomer(request, context);
  const isOpen = customer.scope === "request" && !stepRefusal(customer.request, step);
  if (!isOpen) throw redirect(paths.request(), 303);
  return { ...customer, asked: await findAsked(context, customer.request, step) };
}
