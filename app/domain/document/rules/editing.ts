import { hourMs } from "#app/domain/durations.ts";
import { limits } from "#app/domain/limits.ts";
import type { DocumentKind } from "#app/domain/situation/ids.ts";
import type { Traces } from "#app/reader/reading.ts";
import { extractKinds } from "./documents.ts";
import { type Place, rule } from "./rule.ts";

const editingSigns = ["editor", "writer", "modified", "revisions", "fonts", "hidden"] as const;
export type EditingSign = (typeof editingSigns)[number];

const editors =
  /photoshop|\bgimp\b|illustrator|inkscape|affinity|coreldraw|pixelmator|\bpaint\b|pdfescape|sejda|smallpdf|ilovepdf|pdf-?xchange editor|foxit (?:pdf editor|phantom)|nitro|pdfelement|pdffiller|infix/i;
const writers =
  /canva|microsoft.{0,3} word|\bword\b|libreoffice|openoffice|google docs|\bpages\b|powerpoint|publisher|indesign/i;
const issued: readonly DocumentKind[] = [
  ...extractKinds,
  "journal-publication",
  "registry-receipt",
];
/** These signs prove no forgery, and their absence proves nothing: for staff only. */
export const editing = rule({
  id: "editing",
  level: "serious",
  audience: "staff",
  reads: false,
  answers: { none: "pass", signs: "fail", "no-traces": "unknown" },
  appliesTo: () => true,
  judge: ({ document: { traces, kind } }) => {
    if (!traces) return { answer: "no-traces" };
    const present = signsOf(traces, issued.includes(kind));
    const signs = editingSigns.filter((sign) => present[sign]);
    if (signs.length === 0) return { answer: "none" };
    const { hidden = [] } = traces;
    const weighs = present.editor || present.writer || present.fonts || present.hidden;
    const values = {
      signs: signs.join(","),
      producer: [traces.creator, traces.producer].filter(Boolean).join(", "),
      numbers: traces.mixedFonts.map(({ text }) => text).join(", "),
      written: hidden
        .slice(0, 3)
        .map(({ text }) => text)
        .join(", "),
    };
    const level = weighs ? "serious" : "notice";
    const places = [...traces.mixedFonts, ...hidden].map(placeOf);
    return { answer: "signs", values, facts: places, level };
  },
});

function signsOf(traces: Traces, isIssued: boolean): Record<EditingSign, boolean> {
  const programs = `${traces.creator ?? ""} ${traces.producer ?? ""}`;
  const [created, modified] = [traces.createdAt, traces.modifiedAt].map((at) =>
    at === null ? Number.NaN : Date.parse(at),
  ) as [number, number];
  return {
    editor: editors.test(programs),
    writer: isIssued && writers.test(programs),
    modified: modified - created > limits.modifiedAfterHours * hourMs,
    revisions: traces.revisions > 1,
    fonts: traces.mixedFonts.length > 0,
    hidden: (traces.hidden ?? []).length > 0,
  };
}

function placeOf({ text, page, box }: Traces["mixedFonts"][number]): Place {
  return { value: text, page, box };
}
