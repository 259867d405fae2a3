import type { RiskFacts } from "#app/domain/request/risks.ts";
import { asEmail } from "./contacts.ts";

/** Of a request without any risk. */
export const calmFacts: RiskFacts = {
  status: "submitted",
  situation: "individual.add",
  recipientKind: "main",
  recipientStopped: false,
  hasNumber: false,
  currentNumber: null,
  contactEmail: null,
  accountEmail: asEmail("claire@exemple.fr"),
  recipient: asEmail("claire@exemple.fr"),
  mobileExplanation: null,
  codeFailures: 0,
  accountCodeFailures: 0,
  frozenAt: null,
  alarmedAt: null,
  alertSettledAt: null,
  disputedAt: null,
  otherDisputed: false,
  reach: "elsewhere",
  lastFourFailures: 0,
  failingRules: 0,
};
