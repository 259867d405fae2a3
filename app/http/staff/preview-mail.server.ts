import { data } from "@remix-run/node";
import { previewDecision, type PreviewOrder } from "#app/jobs/preview-decision.server.ts";
import type { Services } from "#app/services.server.ts";
import type { CaseRefusal } from "#app/ui/staff/case-refusal.ts";
import { previewIntents } from "#app/ui/staff/intents.ts";
import { refuseDecision } from "./request-page.server.ts";

export function asksPreview(form: FormData) {
  return previewIntents.read(form) === "preview";
}

/** The same page with what was entered and the mail that would go; nothing is decided. */
export async function answerPreview(
  services: Services,
  row: Parameters<typeof previewDecision>[1],
  order: PreviewOrder,
  answer: Omit<CaseRefusal, "refusal" | "preview">,
) {
  const previewed = await previewDecision(services, row, order);
  if (!previewed.ok) return refuseDecision({ ...answer, refusal: previewed.refusal });
  return data<CaseRefusal>({ ...answer, refusal: null, preview: previewed.value });
}
