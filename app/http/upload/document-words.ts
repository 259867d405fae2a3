import type { DocumentLimits } from "#app/domain/limits.ts";
import { m } from "#app/i18n/paraglide/messages.js";
import { tooLargeSentence, tooManySentence } from "#app/ui/customer/limit-words.ts";
import type { RefusedFile } from "./refused-file.ts";

type Words = (inputs: { name: string }, limits: DocumentLimits) => string;

const words: Record<RefusedFile["refusal"], Words> = {
  empty: (inputs) => m.journey_documents_empty(inputs),
  "too-large": ({ name }, limits) => tooLargeSentence(name, limits),
  "not-what-it-says": (inputs) => m.journey_documents_not_what_it_says(inputs),
  password: (inputs) => m.journey_documents_password(inputs),
  damaged: (inputs) => m.journey_documents_damaged(inputs),
  "incomplete-set": (inputs) => m.journey_documents_incomplete_set(inputs),
  infected: (inputs) => m.journey_documents_infected(inputs),
  "kind-not-asked": () => m.journey_documents_kind_not_asked(),
  "too-many": (_, limits) => tooManySentence(limits),
  "not-found": () => m.journey_documents_malformed(),
  "not-editable": () => m.journey_documents_malformed(),
  frozen: () => m.journey_check_frozen(),
};

export function documentSentence({ label, refusal }: RefusedFile, limits: DocumentLimits) {
  return words[refusal]({ name: label }, limits);
}
