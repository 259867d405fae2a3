import type { Fact, FactName } from "#app/reader/reading.ts";
import type { Expected } from "./expected.ts";
import { onOneLine } from "./wording.ts";

export interface Score {
  readonly right: number;
  readonly fields: number;
  readonly wrong: readonly string[];
}

/** Letter by letter, except spaces within numbers and typographic signs. */
export function score(label: string, facts: readonly Fact[], expected: Expected): Score {
  const names = Object.keys(expected) as FactName[];
  const wrong = names.flatMap((name) => {
    const [want, have] = [plain(expected[name] ?? null), plain(valueOf(facts, name))];
    return want === have ? [] : [`${label}: ${name} should be "${want}", is "${have}"`];
  });
  return { right: names.length - wrong.length, fields: names.length, wrong };
}

function valueOf(facts: readonly Fact[], name: FactName): string | null {
  const found = facts.filter((fact) => fact.name === name);
  if (found.length === 0) return null;
  return found.map((fact) => shown(fact)).join(" + ");
}

function shown({ name, value, note }: Fact): string {
  if (name === "resolution") return note ?? "";
  return note === undefined ? value : `${value} (${note})`;
}

const plain = (text: string | null) =>
  text === null
    ? "nothing"
    : onOneLine(text)
        .replace(/[’']/g, "'")
        .replace(/\s+/g, " ")
        .replace(/(?<=\d) (?=\d)/g, "")
        .trim();

export function total(scores: readonly Score[]) {
  const right = scores.reduce((sum, one) => sum + one.right, 0);
  const fields = scores.reduce((sum, one) => sum + one.fields, 0);
  return { right, fields, share: right / fields, wrong: scores.flatMap((one) => one.wrong) };
}
