import type { DocumentKind } from "#app/domain/situation/ids.ts";
import type { Drawing } from "../drawing.ts";
import { deedOfSale } from "./deed-of-sale.ts";
import { journalPublication } from "./journal-publication.ts";
import { kbis } from "./kbis.ts";
import { letter } from "./letter.ts";
import { minutes } from "./minutes.ts";
import { registryReceipt } from "./registry-receipt.ts";
import { rneExtract } from "./rne-extract.ts";

export const specimens: Record<DocumentKind, Drawing> = {
  kbis,
  "deed-of-sale": deedOfSale,
  "journal-publication": journalPublication,
  "registry-receipt": registryReceipt,
  "rne-extract": rneExtract,
  minutes,
  letter,
};
