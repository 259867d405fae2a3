import { type ActionFunctionArgs, data, type LoaderFunctionArgs, redirect } from "@remix-run/node";
import type { Domain } from "#app/domain/domain.ts";
import type { StaffId } from "#app/domain/ids.ts";
import type { Result } from "#app/domain/result.ts";
import type { DecideRefusal } from "#app/domain/risk/decide-proposal.server.ts";
import { listRiskProposals } from "#app/domain/risk/list-proposals.server.ts";
import { staffPaths } from "#app/routes/paths.ts";
import type { RiskSettingsAnswer } from "#app/ui/staff/risk-refusal.ts";
import { pageMemberOf, requireStaff } from "./staff.server.ts";

export async function loadRiskSettingsPage({ request, context }: LoaderFunctionArgs) {
  const { member } = await requireStaff(request, context);
  const done = new URL(request.url).searchParams.get("done");
  const found = await listRiskProposals(context.services, member.id);
  return { member: pageMemberOf(member), done, ...found };
}

type Decide = (
  domain: Domain,
  decision: { readonly id: string; readonly by: StaffId },
) => Promise<Result<null, DecideRefusal>>;

/** The action of an address of one proposal. */
export function decideAction(decide: Decide, done: "confirmed" | "refused") {
  return async ({ request, params, context }: ActionFunctionArgs) => {
    const { member } = await requireStaff(request, context);
    const decided = await decide(context.services, { id: params["id"] ?? "", by: member.id });
    if (!decided.ok) return refuseSettings({ faults: [{ refusal: decided.refusal, field: "" }] });
    return redirect(settledAt(done), 303);
  };
}

export function settledAt(done: "proposed" | "confirmed" | "refused") {
  return `${staffPaths.riskSettings()}?done=${done}`;
}

export function refuseSettings(answer: RiskSettingsAnswer) {
  return data(answer, statusOf(answer.faults[0]?.refusal));
}

function statusOf(refusal: RiskSettingsAnswer["faults"][number]["refusal"] | undefined) {
  if (refusal === "not-found") return 404;
  if (refusal === "not-permitted" || refusal === "own" || refusal === "shared-access") return 403;
  return refusal === "stale" || refusal === "decided" ? 409 : 422;
}
