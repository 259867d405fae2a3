import type { Domain } from "#app/domain/domain.ts";
import { defaultDocumentLimits, defaultRetention } from "#app/domain/limits.ts";
import { wideBudgets } from "./limits.ts";

/** Of a product with its defaults, but decisions are concluded at once, and no SMS budget is in the way. */
export const testRules: Domain["rules"] = {
  holdHours: 48,
  firstNumberHoldHours: 24,
  coolOffHours: 48,
  undoMinutes: 0,
  announcesChanges: true,
  allowedCountries: ["FR"],
  documents: defaultDocumentLimits,
  retention: defaultRetention,
  sms: wideBudgets,
  registries: [],
};
