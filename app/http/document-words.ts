import { m } from "#app/i18n/paraglide/messages.js";
import { getLocale } from "#app/i18n/paraglide/runtime.js";
import type { PaperLimits } from "#app/domain/document/limits.ts";
import { sizeLimit } from "#app/ui/file-size.ts";
import type { RefusedFile } from "./take-papers.server.ts";

type Words = (inputs: { name: string; limits: PaperLimits }) => string;

const words: Record<RefusedFile["refusal"], Words> = {
  empty: m.journey_documents_empty,
  "too-large": ({ name, limits }) =>
    m.journey_documents_too_large({ name, size: sizeLimit(limits.maxFileBytes, getLocale()) }),
  "not-what-it-says": m.journey_documents_not_what_it_says,
  password: m.journey_documents_password,
  damaged: m.journey_documents_damaged,
  "incomplete-set": m.journey_documents_incomplete_set,
  infected: m.journey_documents_infected,
  "kind-not-asked": () => m.journey_documents_kind_not_asked(),
  "too-many": ({ limits }) => tooManySentence(limits),
  "not-found": () => m.journey_documents_malformed(),
  "not-editable": () => m.journey_documents_malformed(),
};

/** Why one file was refused, and what to do. */
export function documentSentence({ label, refusal }: RefusedFile, limits: PaperLimits) {
  return words[refusal]({ name: label, limits });
}

/** What may be given with a request in all. */
export function tooManySentence({ maxFiles, maxRequestBytes }: PaperLimits) {
  const size = sizeLimit(maxRequestBytes, getLocale());
  return m.journey_documents_too_many({ files: maxFiles, size });
}
