import type { LabelId } from "./label-words.ts";
import type { Labelled } from "./labels.ts";
import { type Office, officeOf } from "./roles.ts";
import { type Finding, type Script, type Segment, type Span, tidy, written } from "./script.ts";

interface Entry {
  role: { text: string; office: Office } | null;
  name: { text: string; at: Span } | null;
  /** Acts for the firm before, which holds the office. */
  represents?: true;
}

/**
 * The office is a heading above the name, before it on the same line, or below it next to the label
 * "Qualité".
 */
export function managersIn(script: Script, labels: readonly Labelled[], within: Span): Finding[] {
  const entries: Entry[] = [];
  const inside = labels.filter(
    ({ label }) => label.start >= within.start && label.start < within.end,
  );
  const isRoleFirst =
    inside.find(({ id }) => ["role", "person", "family"].includes(id))?.id === "role";
  const segments = script.lines
    .flatMap((line) => line.segments)
    .filter((one) => one.start >= within.start && one.end <= within.end);
  for (const segment of segments) readSegment(script, { labels, isRoleFirst }, segment, entries);
  return entries.flatMap(({ role, name, represents }) => {
    if (role?.office !== "binds" || name === null) return [];
    const value = name.text.replace(civility, "").replace(/\.$/, "");
    return [
      {
        name: represents ? ("representative" as const) : ("manager" as const),
        value,
        note: role.text,
        at: name.at,
      },
    ];
  });
}

const civility = /^(?:M\.|Mr|Mme|Mlle|Monsieur|Madame|Mademoiselle)\s/;

interface Section {
  readonly labels: readonly Labelled[];
  /** The office stands above the name it belongs to, not below. */
  readonly isRoleFirst: boolean;
}

function readSegment(
  script: Script,
  { labels, isRoleFirst }: Section,
  segment: Segment,
  entries: Entry[],
): void {
  const text = script.text.slice(segment.start, segment.end);
  const label = labels.find((one) => one.label.start === segment.start);
  if (label !== undefined) {
    readLabel(script, { ...label, isRoleFirst }, entries);
    return;
  }
  if (labels.some((one) => one.value.start === segment.start && one.value.end > segment.start))
    return;
  const office = officeOf(text);
  if (office !== null) entries.push({ role: { text: tidy(text), office }, name: null });
  else readInline(script, segment, entries);
}

function readLabel(
  script: Script,
  { id, value, isRoleFirst }: { id: LabelId; value: Span; isRoleFirst: boolean },
  entries: Entry[],
): void {
  const text = written(script, value);
  const last = entries.at(-1);
  const name = { text, at: value };
  const named = last?.name;
  if (id === "person" || id === "name" || (id === "family" && !named)) {
    if (last !== undefined && last.role !== null && !named) last.name = name;
    else entries.push({ role: null, name });
  } else if (id === "role") {
    const role = { text, office: officeOf(text) ?? ("does-not" as const) };
    if (isRoleFirst) entries.push({ role, name: null });
    else if (last !== undefined && last.role === null) last.role = role;
  } else if (last && named) {
    if (id === "usage" || id === "family")
      last.name = { ...named, text: `${named.text} (${text})` };
    if (id === "given") last.name = { ...named, text: `${named.text} ${text}` };
    if (id === "representative")
      entries.push({ role: last.role, name: text === "" ? null : name, represents: true });
  }
}

function readInline(script: Script, segment: Segment, entries: Entry[]): void {
  const text = script.text.slice(segment.start, segment.end);
  for (const part of text.matchAll(/[^;]{1,300}/g)) {
    const [, before = "", role = "", gap = "", name = ""] =
      /^(\s*(?:Administration\s?:\s?)?)([^:]{4,60}?)(\s?:\s?)([^,(:]{3,80})/.exec(part[0]) ?? [];
    const office = officeOf(role);
    if (office !== null) {
      const start = segment.start + part.index + before.length + role.length + gap.length;
      entries.push({
        role: { text: tidy(role), office },
        name: { text: tidy(name), at: { start, end: start + name.length } },
      });
    }
  }
  const last = entries.at(-1);
  const isName = /^(?:(?:M\.|Mme|Monsieur|Madame)\s)?\p{Lu}[\p{L}'’ -]{3,60}$/u.test(text);
  if (last !== undefined && last.role !== null && last.name === null && isName) {
    last.name = { text: tidy(text), at: segment };
  }
}
