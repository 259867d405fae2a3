import type { DocumentKind } from "#app/domain/situation/ids.ts";
import { deed } from "#tests/support/papers/deed.ts";
import { defaults, type PaperDetails } from "#tests/support/papers/details.ts";
import { journal } from "#tests/support/papers/journal.ts";
import { kbis } from "#tests/support/papers/kbis.ts";
import { letter } from "#tests/support/papers/letter.ts";
import { minutes } from "#tests/support/papers/minutes.ts";
import { registryReceipt } from "#tests/support/papers/registry-receipt.ts";
import { rneExtract } from "#tests/support/papers/rne-extract.ts";

const makers: Record<DocumentKind, (details: PaperDetails) => Promise<Buffer>> = {
  kbis,
  "rne-extract": rneExtract,
  "deed-of-sale": deed,
  "journal-publication": journal,
  minutes,
  letter,
  "registry-receipt": registryReceipt,
};

/** A paper as a PDF with text; what is not told is that of an ordinary paper of a French company. */
export function paper(details: Partial<PaperDetails> & { kind: DocumentKind }): Promise<Buffer> {
  return makers[details.kind]({ ...defaults, ...details });
}
