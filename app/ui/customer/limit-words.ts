import type { DocumentLimits } from "#app/domain/limits.ts";
import { m } from "#app/i18n/paraglide/messages.js";
import { getLocale } from "#app/i18n/paraglide/runtime.js";
import { sizeLimit } from "../parts/file-size.ts";

export function tooLargeSentence(name: string, { maxFileBytes }: DocumentLimits) {
  return m.journey_documents_too_large({ name, size: sizeLimit(maxFileBytes, getLocale()) });
}

export function tooManySentence({ maxFiles, maxRequestBytes }: DocumentLimits) {
  const size = sizeLimit(maxRequestBytes, getLocale());
  return m.journey_documents_too_many({ files: maxFiles, size });
}
