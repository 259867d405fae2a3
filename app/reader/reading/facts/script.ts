import type { Box, Fact, FactName, Line, PageText } from "#app/reader/reading.ts";
import { around } from "#app/reader/reading/around.ts";
import { figures } from "./figures.ts";
import { fold } from "./fold.ts";

export interface Span {
  readonly start: number;
  readonly end: number;
}

interface Spot extends Span {
  readonly page: number;
  readonly box: Box;
  readonly certainty: number;
}

export interface Segment extends Span {
  readonly x: number;
  readonly y: number;
  readonly height: number;
}

export interface ScriptLine extends Span {
  readonly page: number;
  readonly segments: readonly Segment[];
}

export interface Script {
  readonly text: string;
  /** As long as `text`, so positions match. */
  readonly folded: string;
  /** `folded`, with digits restored where OCR read letters. */
  readonly figures: string;
  readonly lines: readonly ScriptLine[];
  readonly spots: readonly Spot[];
}

const maxLineLength = 600;
const maxLength = 120_000;

export function scriptOf(pages: readonly PageText[]): Script {
  const open: Open = { text: "", figures: "", lines: [], spots: [] };
  for (const page of pages) {
    for (const line of page.lines) {
      if (open.text.length < maxLength && line.words.length > 0) addLine(open, page, line);
    }
  }
  return { ...open, folded: fold(open.text) };
}

interface Open {
  text: string;
  figures: string;
  readonly lines: ScriptLine[];
  readonly spots: Spot[];
}

function addLine(open: Open, { page, source, confidence }: PageText, line: Line): void {
  const certainty = source === "ocr" ? 0.95 * ((confidence ?? 0) / 100) : 1;
  const start = open.text.length;
  let at = start;
  const words = unspaced(wordsWithin(line));
  const spots = words.map(({ text, box }) => {
    const spot = { start: at, end: at + text.length, page, box, certainty };
    at = spot.end + 1;
    return spot;
  });
  open.text += `${words.map(({ text }) => text).join(" ")}\n`;
  open.figures += `${words.map(({ text }) => figures(fold(text), source === "ocr")).join(" ")}\n`;
  open.spots.push(...spots);
  open.lines.push({ start, end: open.text.length - 1, page, segments: segmentsOf(spots) });
}

/** "Capital social .............. 5 000 EUR": the points only fill the gap. */
const leader = /^[.·…_]{3,}$/;

function wordsWithin(line: Line) {
  let length = 0;
  return line.words.filter((word) => {
    if (leader.test(word.text)) return false;
    length += word.text.length + 1;
    return length <= maxLineLength;
  });
}

const fewestLetters = 8;

/** "E X T R A I T  K B I S" is two words: the gaps between words are wider than those in them. */
function unspaced(words: Line["words"]): Line["words"] {
  const single = words.filter(({ text }) => text.length <= 2).length;
  if (words.length < fewestLetters || single < 0.75 * words.length) return words;
  const gaps = words.slice(1).map(({ box }, index) => box.x - endOf(words[index]?.box ?? box));
  const usual = [...gaps].sort((a, b) => a - b)[Math.floor(gaps.length / 2)] ?? 0;
  const joined: Line["words"][number][] = [];
  for (const [index, word] of words.entries()) {
    const last = joined.at(-1);
    if (last && (gaps[index - 1] ?? 0) <= 1.5 * usual + 0.001)
      joined[joined.length - 1] = {
        text: last.text + word.text,
        box: around([last.box, word.box]),
      };
    else joined.push(word);
  }
  return joined;
}

const endOf = ({ x, width }: Box) => x + width;

function segmentsOf(spots: readonly Spot[]): Segment[] {
  const letters = spots.reduce((sum, spot) => sum + spot.end - spot.start, 0);
  const letter = spots.reduce((sum, spot) => sum + spot.box.width, 0) / Math.max(1, letters);
  const segments: Segment[] = [];
  let last: Spot | undefined;
  for (const spot of spots) {
    const { x, y, height } = spot.box;
    const gap = last === undefined ? Infinity : x - last.box.x - last.box.width;
    const open = segments.at(-1);
    if (open === undefined || gap > 2.6 * letter) {
      segments.push({ start: spot.start, end: spot.end, x, y, height });
    } else {
      segments[segments.length - 1] = { ...open, end: spot.end };
    }
    last = spot;
  }
  return segments;
}

export function written(script: Script, { start, end }: Span): string {
  return tidy(script.text.slice(start, end));
}

export function tidy(text: string): string {
  return text
    .replace(/(?<=\p{L})-\n(?=\p{L})/gu, "-")
    .replace(/\s+/g, " ")
    .replace(/^[\s:;,."«»“”'’-]+|[\s:;,"«»“”'’-]+$/g, "")
    .replace(/(?<=\p{Ll}{2})\.$/u, "");
}

export interface Finding {
  readonly name: FactName;
  readonly value: string;
  readonly at: Span;
  /** 0 to 1; multiplied by the certainty of the words themselves. */
  readonly sure?: number;
  readonly note?: string;
  readonly part?: number;
}

/** The same positions, with nothing outside. */
export function onlyWithin(script: Script, { start, end }: Span): Script {
  const kept = (text: string) =>
    text.slice(0, start).replace(/[^\n]/g, " ") +
    text.slice(start, end) +
    text.slice(end).replace(/[^\n]/g, " ");
  const lines = script.lines
    .filter((line) => line.end > start && line.start < end)
    .map((line) => ({
      ...line,
      segments: line.segments.filter((one) => one.start >= start && one.end <= end),
    }))
    .filter(({ segments }) => segments.length > 0);
  return {
    ...script,
    text: kept(script.text),
    folded: kept(script.folded),
    figures: kept(script.figures),
    lines,
  };
}

export function factOf(script: Script, finding: Finding): Fact {
  const { name, value, at, sure = 0.97, note, part } = finding;
  const spots = script.spots.filter((spot) => spot.end > at.start && spot.start < at.end);
  const page = spots[0]?.page ?? 1;
  const onPage = spots.filter((spot) => spot.page === page);
  const certainty = Math.min(1, ...onPage.map((spot) => spot.certainty));
  const confidence = Math.round(sure * certainty * 100) / 100;
  const box = onPage.length > 0 ? around(onPage.map((spot) => spot.box)) : null;
  return {
    name,
    value,
    page,
    box,
    confidence,
    ...(note !== undefined && { note }),
    ...(part !== undefined && { part }),
  };
}
