import { readFileSync } from "node:fs";
import path from "node:path";
import { z } from "zod";
import { documentKindIds, situationIds } from "#app/domain/situation/ids.ts";

const names = z.array(z.string());
const truth = z.object({
  /** Null for a paper that nobody asks for. */
  kind: z.enum(documentKindIds).nullable(),
  siren: names.nullish(),
  rna: z.string().nullish(),
  name: z.string().nullish(),
  legalForm: z.string().nullish(),
  /** Of the register's court. */
  city: z.string().nullish(),
  seat: z.string().nullish(),
  /** "A|B": either writing is right. */
  managers: names.nullish(),
  date: z.iso.date().nullish(),
  code: z.string().nullish(),
  sellers: names.nullish(),
  buyers: names.nullish(),
  announcement: z.string().nullish(),
  /** Who was elected; the resolution was adopted. */
  resolution: names.nullish(),
  signatory: z.string().nullish(),
  signed: z.boolean().nullish(),
  stamped: z.boolean().nullish(),
  struck: z.boolean().nullish(),
});
export type Truth = z.infer<typeof truth>;

const paperCase = z.object({
  id: z.string(),
  situation: z.enum(situationIds),
  entity: z.enum(["individual", "company", "association"]),
  account: z.object({
    name: z.string(),
    siren: z.string().nullish(),
    rna: z.string().nullish(),
  }),
  /** The new contact that the customer names. */
  contact: z.string(),
  papers: z.array(z.object({ kind: z.enum(documentKindIds), file: z.string(), truth })),
  /** Rules that must not be green. A case with none is a good paper of a good customer. */
  bad: names,
  why: z.string(),
  note: z.string(),
  /** How the picture was made; absent when the file has its own text. */
  scan: z.string().nullish(),
});
export type PaperCase = z.infer<typeof paperCase>;

/** Throws when `truth.json` of the folder says what we do not know. */
export function casesIn(folder: string): PaperCase[] {
  const text = readFileSync(path.join(folder, "truth.json"), "utf8");
  return z.array(paperCase).parse(JSON.parse(text));
}
