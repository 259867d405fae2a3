import { editDistance } from "./fold.ts";
import { known, type LabelId, squash } from "./label-words.ts";
import { type Script, type ScriptLine, type Segment, type Span, tidy } from "./script.ts";

export interface Labelled {
  readonly id: LabelId;
  readonly label: Span;
  readonly value: Span;
  readonly line: number;
}

export function labelledIn(script: Script): Labelled[] {
  return script.lines.flatMap((line, index) =>
    line.segments.flatMap((segment, position) => {
      const label = labelAt(script, segment);
      if (label === null) return [];
      const value = valueOf(script, index, position, label);
      return [
        { id: label.id, label: { start: segment.start, end: label.end }, value, line: index },
      ];
    }),
  );
}

function labelAt(script: Script, segment: Segment): { id: LabelId; end: number } | null {
  const text = script.folded.slice(segment.start, segment.end);
  const words = [...text.matchAll(/\S+/g)].slice(0, 8);
  for (const { id, words: count, squashed } of known) {
    const last = words[count - 1];
    if (last === undefined) continue;
    const end = last.index + last[0].length;
    const most = squashed.length >= 10 ? 1 + Math.floor(squashed.length / 20) : 0;
    if (editDistance(squash(text.slice(0, end)), squashed, most) > most) continue;
    if (
      /^ ?:| ?:$/.test(text.slice(end, end + 2)) ||
      /:$/.test(last[0]) ||
      isAlone(script.text.slice(segment.start + end, segment.end), id, squashed)
    ) {
      return { id, end: segment.start + end };
    }
  }
  return null;
}

/**
 * Without a colon, a label must be followed by nothing, a number or, if the label is long, a
 * capital; otherwise it is part of a sentence.
 */
function isAlone(rest: string, id: LabelId, squashed: string): boolean {
  if (rest.trim() === "") return true;
  if (squashed.length >= 12 && /^\s+[\p{Lu}\d]/u.test(rest)) return true;
  return ["announcement", "siren", "other"].includes(id) && /^\W{0,3}\d|^ \S{10}$/.test(rest);
}

const none = (at: number): Span => ({ start: at, end: at });
const long: readonly LabelId[] = ["seat", "name", "legal-form", "administration"];

function valueOf(
  script: Script,
  index: number,
  position: number,
  label: { id: LabelId; end: number },
): Span {
  const line = script.lines[index];
  const segment = line?.segments[position];
  if (line === undefined || segment === undefined) return none(label.end);
  if (tidy(script.text.slice(label.end, segment.end)) !== "") {
    return withRest(script, index, { ...segment, start: label.end }, label.id, segment.x);
  }
  const beside = line.segments[position + 1];
  if (beside !== undefined && labelAt(script, beside) === null)
    return withRest(script, index, beside, label.id, beside.x);
  const under = valueUnder(script, index, segment);
  if (under === null) return none(label.end);
  return line.segments.length === 1
    ? under.value
    : withRest(script, under.line, under.value, label.id, segment.x);
}

/** Of the next two lines, the segment in the label's column. Null if that is a label itself. */
function valueUnder(script: Script, index: number, label: Segment) {
  for (const line of [index + 1, index + 2]) {
    const { segments = [] } = script.lines[line] ?? {};
    const value =
      segments.find((one) => Math.abs(one.x - label.x) < sameColumn && isUnder(one, label)) ??
      (segments.length === 1 ? segments.find((one) => isUnder(one, label)) : undefined);
    if (value !== undefined) return labelAt(script, value) === null ? { value, line } : null;
  }
  return null;
}

const sameColumn = 0.03;

const isUnder = (lower: Segment, upper: Segment) =>
  Math.abs(lower.x - upper.x) < 0.3 && lower.y - upper.y < 4 * upper.height && lower.y > upper.y;

function withRest(script: Script, index: number, value: Segment, id: LabelId, x: number): Span {
  if (!long.includes(id)) return value;
  let { end } = value;
  let last: Segment = value;
  for (const line of script.lines.slice(index + 1, index + 4)) {
    const at = line.segments.findIndex((one) => Math.abs(one.x - x) < 0.02);
    const next = line.segments[at];
    if (next === undefined || !goesOn(script, line, next, last, x)) break;
    // What stands behind another label is that label's value.
    if (line.segments.slice(0, at).some((one) => labelAt(script, one) !== null)) break;
    if (id !== "seat" && x < 0.25 && value.start > 0 && !endsOpen(script, value.start, end)) break;
    if (
      id === "seat" &&
      /\b\d{5}\s[a-z]/.test(script.folded.slice(value.start, end)) &&
      !endsOpen(script, value.start, end)
    )
      break;
    end = next.end;
    last = next;
  }
  return { start: value.start, end };
}

/**
 * A name continues below if its value has its own column, or if it ends in a hyphen or a linking
 * word.
 */
const endsOpen = (script: Script, start: number, end: number) =>
  /(?:-|&| et| de| du| des| la| les)$/.test(script.folded.slice(start, end));

function goesOn(
  script: Script,
  line: ScriptLine,
  next: Segment,
  last: Segment,
  x: number,
): boolean {
  const isNear = next.y - last.y < 3 * Math.max(last.height, next.height) && next.y > last.y;
  return (
    isNear && Math.abs(next.x - x) < 0.02 && labelAt(script, next) === null && line.end > line.start
  );
}
