import type { DocumentKind } from "#app/domain/situation/ids.ts";
import type { Locale } from "#app/i18n/paraglide/runtime.js";
import { specimen } from "#app/pdf/specimen.ts";
import { paintPdf } from "../pdf-answer.server.ts";

const made = new Map<string, Uint8Array<ArrayBuffer>>();

export async function specimenPdf(kind: DocumentKind, author: string, locale: Locale) {
  const key = `${kind} ${locale}`;
  const pdf = made.get(key) ?? (await paintPdf(specimen(kind, author, locale)));
  made.set(key, pdf);
  return pdf;
}
