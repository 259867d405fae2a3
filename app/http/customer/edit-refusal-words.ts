import type { EditRefusal } from "#app/domain/request/edit-request.server.ts";
import { m } from "#app/i18n/paraglide/messages.js";

export const editRefusalWords: Record<EditRefusal, () => string> = {
  "not-found": m.journey_answer_not_editable,
  "not-editable": m.journey_answer_not_editable,
  frozen: m.journey_check_frozen,
};
