import { lettersAndDigits } from "#app/reader/fold.ts";

export interface Run {
  readonly text: string;
  readonly same: boolean;
}

export interface Difference {
  readonly one: readonly Run[];
  readonly other: readonly Run[];
  /**
   * `equal`: identical. `writing`: only capitals, accents, spaces or punctuation differ. `parts`:
   * the runs that are not `same` differ.
   */
  readonly kind: "equal" | "writing" | "parts";
}

const maxUnits = 200;

/** Values of more than 200 words or characters differ as a whole. */
export function differenceOf(one: string, other: string): Difference {
  const isNumber = [one, other].some((value) => /^[A-Z]?[\d\s.-]+$/i.test(value));
  const [a, b] = [one, other].map((value) => unitsOf(value, isNumber)) as [string[], string[]];
  const common = a.length > maxUnits || b.length > maxUnits ? [] : commonUnits(a, b);
  const [left, right] = [
    runsOf(a, new Set(common.map(([i]) => i))),
    runsOf(b, new Set(common.map(([, j]) => j))),
  ];
  const isSame = [...left, ...right].every(({ same }) => same);
  return { one: left, other: right, kind: one === other ? "equal" : isSame ? "writing" : "parts" };
}

function unitsOf(value: string, isNumber: boolean): string[] {
  return value.match(isNumber ? /.\s*/gsu : /\s*\S+\s*/gu) ?? (value ? [value] : []);
}

function commonUnits(a: readonly string[], b: readonly string[]): [number, number][] {
  const [left, right] = [a.map(lettersAndDigits), b.map(lettersAndDigits)];
  const lengths = left.map(() => right.map(() => 0));
  const at = (i: number, j: number) => lengths[i]?.[j] ?? 0;
  for (let i = a.length - 1; i >= 0; i--)
    for (let j = b.length - 1; j >= 0; j--) {
      const row = lengths[i];
      if (!row) continue;
      row[j] = left[i] === right[j] ? at(i + 1, j + 1) + 1 : Math.max(at(i + 1, j), at(i, j + 1));
    }
  const pairs: [number, number][] = [];
  for (let i = 0, j = 0; i < a.length && j < b.length;) {
    if (left[i] === right[j]) pairs.push([i++, j++]);
    else if (at(i + 1, j) >= at(i, j + 1)) i++;
    else j++;
  }
  return pairs;
}

function runsOf(units: readonly string[], common: ReadonlySet<number>): Run[] {
  const runs: { text: string; same: boolean }[] = [];
  for (const [index, text] of units.entries()) {
    const same = common.has(index) || lettersAndDigits(text) === "";
    const last = runs.at(-1);
    if (last?.same === same) last.text += text;
    else runs.push({ text, same });
  }
  return runs;
}
