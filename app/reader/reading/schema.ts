import { z } from "zod";
import {
  factNames,
  type Fact,
  type PagePicture,
  type PageText,
  type Traces,
} from "#app/reader/reading.ts";
import { turns, type Turn } from "./turn.ts";

/** What reading a file gives. Pictures lie beside it, as page-1.jpg and so on. */
export interface Reading {
  readonly pages: readonly PagePicture[];
  readonly texts: readonly PageText[];
  readonly facts: readonly Fact[];
  readonly traces: Traces;
  /** Pages without words of their own, but for a scanner's, that have a picture to be read from. */
  readonly needsOcr: readonly number[];
  /** Pages on whose pictures nothing is drawn, or that were not drawn and have none on them. */
  readonly blank: readonly number[];
}

/** A page read from its picture, with the marks under it if it closes a letter; by `turn` it was set upright. */
export interface RecognisedPage extends PageText {
  readonly turn: Turn;
  readonly marks: readonly Fact[];
}

// A child that has read a stranger's file says these: nothing about them is taken on trust.
const share = z.number().min(-0.1).max(1.2);
const box = z.object({ x: share, y: share, width: share, height: share });
const page = z.int().min(1).max(2_000);
const word = z.object({ text: z.string().max(2_000), box });
const line = z.object({ text: z.string().max(100_000), words: z.array(word).max(5_000) });
const date = z.iso.datetime().nullable();
const words = z.string().max(200).nullable();

export const pageTextSchema: z.ZodType<PageText> = z.object({
  page,
  source: z.enum(["text", "ocr", "none"]),
  confidence: z.number().min(0).max(100).nullable(),
  lines: z.array(line).max(20_000),
});

export const factSchema: z.ZodType<Fact> = z.object({
  name: z.enum(factNames),
  value: z.string().max(1_000),
  note: z.string().max(300).optional(),
  page,
  box: box.nullable(),
  confidence: z.number().min(0).max(1),
});

const pictureSchema: z.ZodType<PagePicture> = z.object({
  page,
  width: z.number().positive().max(100_000),
  height: z.number().positive().max(100_000),
  pictureWidth: z.int().min(1).max(4_000),
  pictureHeight: z.int().min(1).max(4_000),
  look: z.string().regex(/^[0-9a-f]{16}$/),
});

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
  needsOcr: z.array(page).max(60),
  blank: z.array(page).max(60),
});

export const recognisedPageSchema: z.ZodType<RecognisedPage> = z.intersection(
  pageTextSchema,
  z.object({ turn: z.literal(turns), marks: z.array(factSchema).max(4) }),
);
