import { z } from "zod";
import {
  type Fact,
  factNames,
  type HiddenText,
  type PagePicture,
  type PageText,
  type Traces,
} from "#app/reader/reading.ts";
import { type Turn, turns } from "./turn.ts";

export interface Reading {
  readonly pages: readonly PagePicture[];
  readonly texts: readonly PageText[];
  readonly facts: readonly Fact[];
  readonly traces: Traces;
  readonly hidden: readonly HiddenText[];
  /** Pages with a picture and no words of their own, except a scanner's line. */
  readonly needsOcr: readonly number[];
  /** Pages whose picture is blank, or undrawn pages without pictures. */
  readonly blank: readonly number[];
}

export interface RecognisedPage extends PageText {
  readonly turn: Turn;
  readonly marks: readonly Fact[];
}

// The child has read an untrusted file, so its answer is validated completely.
const share = z.number().min(-0.1).max(1.2);
const box = z.object({ x: share, y: share, width: share, height: share });
const page = z.int().min(1).max(2_000);
const word = z.object({ text: z.string().max(2_000), box });
const line = z.object({ text: z.string().max(100_000), words: z.array(word).max(5_000) });
const date = z.iso.datetime().nullable();
const words = z.string().max(200).nullable();

const pageTextSchema: z.ZodType<PageText> = z.object({
  page,
  source: z.enum(["text", "ocr", "none"]),
  confidence: z.number().min(0).max(100).nullable(),
  lines: z.array(line).max(20_000),
});

const factSchema: z.ZodType<Fact> = z.object({
  name: z.enum(factNames),
  value: z.string().max(1_000),
  note: z.string().max(300).optional(),
  page,
  box: box.nullable(),
  confidence: z.number().min(0).max(1),
  part: z.int().min(0).max(1_000).optional(),
});

const pictureSchema: z.ZodType<PagePicture> = z.object({
  page,
  width: z.number().positive().max(100_000),
  height: z.number().positive().max(100_000),
  pictureWidth: z.int().min(1).max(4_000),
  pictureHeight: z.int().min(1).max(4_000),
  look: z.string().regex(/^[0-9a-f]{16}$/),
});

const hiddenSchema: z.ZodType<HiddenText[]> = z
  .array(z.object({ text: z.string().max(100), page, box }))
  .max(400);

const tracesSchema: z.ZodType<Traces> = z.object({
  producer: words,
  creator: words,
  createdAt: date,
  modifiedAt: date,
  revisions: z.int().min(0),
  mixedFonts: z.array(z.object({ text: z.string().max(100), page, box })).max(20),
});

export const readingSchema: z.ZodType<Reading> = z.object({
  pages: z.array(pictureSchema).max(60),
  texts: z.array(pageTextSchema).max(60),
  facts: z.array(factSchema).max(200),
  traces: tracesSchema,
  hidden: hiddenSchema,
  needsOcr: z.array(page).max(60),
  blank: z.array(page).max(60),
});

export const recognisedPageSchema: z.ZodType<RecognisedPage> = z.intersection(
  pageTextSchema,
  z.object({ turn: z.literal(turns), marks: z.array(factSchema).max(4) }),
);
