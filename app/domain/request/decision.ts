import type { Status } from "./state-machine.ts";

export type Decided =
  | {
      readonly kind: "approved";
      readonly decidedAt: Date;
      readonly takesEffectAt: Date | null;
      /** The customer confirms once more after that time. */
      readonly confirms: boolean;
    }
  | { readonly kind: "applied"; readonly decidedAt: Date; readonly appliedAt: Date }
  | { readonly kind: "rejected"; readonly decidedAt: Date };

export function decisionOn(request: {
  readonly status: Status;
  readonly decidedAt: Date | null;
  readonly takesEffectAt: Date | null;
  readonly appliedAt: Date | null;
  readonly frozenAt: Date | null;
  readonly confirmationDue: boolean;
}): Decided | null {
  const { status, decidedAt, takesEffectAt, appliedAt, frozenAt } = request;
  if (!decidedAt || frozenAt) return null;
  if (status === "rejected") return { kind: "rejected", decidedAt };
  if (status === "applied" && appliedAt) return { kind: "applied", decidedAt, appliedAt };
  if (status !== "approved" || !takesEffectAt) return null;
  const isDelayed = takesEffectAt.getTime() > decidedAt.getTime();
  const confirms = request.confirmationDue;
  return { kind: "approved", decidedAt, takesEffectAt: isDelayed ? takesEffectAt : null, confirms };
}
