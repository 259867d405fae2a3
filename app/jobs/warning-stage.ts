import type { TemplateId } from "#app/domain/notice/templates.ts";

/** Of which moment a warning to an old channel speaks. */
export function warningStage(template: TemplateId): "submitted" | "decided" | "rejected" {
  switch (template) {
    case "warning-submitted":
      return "submitted";
    case "warning-decided":
      return "decided";
    case "warning-rejected":
      return "rejected";
    default:
      throw new Error(`${template} is no warning`);
  }
}
