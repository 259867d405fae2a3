import type { DocumentKind } from "#app/domain/situation/ids.ts";
import { deed } from "./deed.ts";
import { defaults, type DocumentDetails } from "./details.ts";
import { journal } from "./journal.ts";
import { kbis } from "./kbis.ts";
import { letter } from "./letter.ts";
import { minutes } from "./minutes.ts";
import { registryReceipt } from "./registry-receipt.ts";
import { rneExtract } from "./rne-extract.ts";

const makers: Record<DocumentKind, (details: DocumentDetails) => Promise<Buffer>> = {
  kbis,
  "rne-extract": rneExtract,
  "deed-of-sale": deed,
  "journal-publication": journal,
  minutes,
  letter,
  "registry-receipt": registryReceipt,
};

export function makeDocument(
  details: Partial<DocumentDetails> & { kind: DocumentKind },
): Promise<Buffer> {
  return makers[details.kind]({ ...defaults, ...details });
}
