import type { Domain } from "#app/domain/domain.ts";
import type { RequestId } from "#app/domain/ids.ts";
import { accept, refuse, type Refused, type Result } from "#app/domain/result.ts";
import type { StepId } from "#app/domain/situation/ids.ts";
import { recordOrigin } from "#db/answer-origins.server.ts";
import type { Transaction } from "#db/connection/client.server.ts";
import type { RequestPatch } from "#db/requests.server.ts";
import type { Request } from "#db/schema/requests.ts";
import { changeRequest, recordChange } from "./change-request.server.ts";
import { type StepRefusal, stepRefusal, withStep } from "./steps.ts";

type RefusalOf<Answer> = Extract<Answer, Refused<string>>["refusal"];

export type EditRefusal = StepRefusal | "not-found";

export function editRequest<Edited extends Result<RequestPatch, string>>(
  domain: Domain,
  id: RequestId,
  step: StepId,
  edit: (tx: Transaction, request: Request) => Promise<Edited>,
): Promise<Result<Request, RefusalOf<Edited> | EditRefusal>> {
  return changeRequest(domain, id, async (tx, request) => {
    const shut = stepRefusal(request, step);
    if (shut) return refuse(shut);
    const edited = await edit(tx, request);
    if (!edited.ok) return refuse(edited.refusal as RefusalOf<Edited>);
    const stepsDone = withStep(edited.value.stepsDone ?? request.stepsDone, step);
    const patch = { ...edited.value, stepsDone };
    const sessionId = domain.session ?? null;
    if (step !== "documents") await recordOrigin(tx, { requestId: id, answer: step, sessionId });
    return accept(
      await recordChange(tx, request, {
        patch,
        actor: "customer",
        action: "answered",
        details: { step },
      }),
    );
  });
}
