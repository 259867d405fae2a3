import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { processorMs } from "#tests/support/processor-time.ts";
import { differenceOf, type Run } from "./difference.ts";

const shown = (runs: readonly Run[]) =>
  runs.map(({ text, same }) => (same ? text : `[${text}]`)).join("");

const show = (one: string, other: string) => {
  const difference = differenceOf(one, other);
  return [difference.kind, shown(difference.one), shown(difference.other)];
};

describe("the difference of two values", () => {
  it("is shown digit by digit for numbers", () => {
    expect(show("732829320", "732829370")).toEqual(["parts", "7328293[2]0", "7328293[7]0"]);
    expect(show("W131000001", "W132000001")).toEqual(["parts", "W13[1]000001", "W13[2]000001"]);
    expect(show("732 829 320", "732829320")[0]).toBe("writing");
  });

  it("is shown word by word for names", () => {
    expect(show("Dupont Conseil", "Dupont Conseil Holding")).toEqual([
      "parts",
      "Dupont Conseil",
      "Dupont Conseil [Holding]",
    ]);
  });

  it("is only a difference of writing for capitals, accents and punctuation", () => {
    expect(show("Société Générale", "SOCIETE GENERALE,")).toEqual([
      "writing",
      "Société Générale",
      "SOCIETE GENERALE,",
    ]);
    expect(show("Dupont - Fils", "Dupont Fils")[0]).toBe("writing");
  });

  it("is none between equal values, and complete between a value and an empty one", () => {
    expect(show("Dupont", "Dupont")).toEqual(["equal", "Dupont", "Dupont"]);
    expect(show("Dupont", "")).toEqual(["parts", "[Dupont]", ""]);
    expect(show("", "")).toEqual(["equal", "", ""]);
  });

  it("keeps every character of both values, and is symmetric", () => {
    const text = fc.oneof(fc.string(), fc.string({ unit: fc.constantFrom(..."ab é 12-") }));
    fc.assert(
      fc.property(text, text, (a, b) => {
        const { one, other, kind } = differenceOf(a, b);
        expect(one.map((run) => run.text).join("")).toBe(a);
        expect(other.map((run) => run.text).join("")).toBe(b);
        expect(differenceOf(b, a).kind).toBe(kind);
      }),
      { seed: 5, numRuns: 2_000 },
    );
  });

  it("is computed quickly, however long the values", async () => {
    const took = await processorMs(() => differenceOf("a ".repeat(100_000), "b ".repeat(100_000)));
    expect(took).toBeLessThan(2_000);
  });
});
