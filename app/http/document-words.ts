import { m } from "#app/i18n/paraglide/messages.js";
import type { RefusedFile } from "./take-papers.server.ts";

type Words = (inputs: { name: string }) => string;

const words: Record<RefusedFile["refusal"], Words> = {
  empty: m.journey_documents_empty,
  "too-large": m.journey_documents_too_large,
  "not-what-it-says": m.journey_documents_not_what_it_says,
  password: m.journey_documents_password,
  damaged: m.journey_documents_damaged,
  "incomplete-set": m.journey_documents_incomplete_set,
  infected: m.journey_documents_infected,
  "kind-not-asked": () => m.journey_documents_kind_not_asked(),
  "too-many": () => m.journey_documents_too_many(),
  "not-found": () => m.journey_documents_malformed(),
  "not-editable": () => m.journey_documents_malformed(),
};

/** Why one file was refused, and what to do. */
export function documentSentence({ label, refusal }: RefusedFile) {
  return words[refusal]({ name: label });
}
