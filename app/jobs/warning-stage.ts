import type { TemplateId, WarningStage } from "#app/domain/notice/templates.ts";

export function warningStage(template: TemplateId): WarningStage {
  switch (template) {
    case "warning-submitted":
      return "submitted";
    case "warning-decided":
      return "decided";
    case "warning-rejected":
      return "rejected";
    case "warning-lifted":
      return "lifted";
    case "warning-asked":
      return "asked";
    case "warning-lapsed":
      return "lapsed";
    case "warning-failures":
      return "failures";
    case "warning-reset":
      return "reset";
    default:
      throw new Error(`${template} is no warning`);
  }
}
