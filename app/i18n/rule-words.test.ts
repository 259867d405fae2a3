import { describe, expect, it } from "vitest";
import { rules } from "#app/domain/document/rules/all.ts";
import type { RuleOutcome } from "#app/domain/document/rules/outcome.ts";
import { outcomeAdvice, outcomeSentence } from "./rule-words.ts";

const every = rules.flatMap(({ id, answers, level, audience }) =>
  Object.entries(answers).map(
    ([answer, state]): RuleOutcome =>
      ({ rule: id, answer, state, level, audience, values: {}, facts: [] }) as RuleOutcome,
  ),
);

describe("the words of the rules", () => {
  it.each(["fr", "en"] as const)("differ between the answers of a rule in %s", (locale) => {
    for (const { id } of rules) {
      const own = every.filter(({ rule }) => rule === id);
      const sentences = own.map((outcome) => outcomeSentence(outcome, locale));
      expect(new Set(sentences).size, id).toBe(own.length);
    }
  });

  it("tell the customer what to do about every failure, and that a person checks what cannot be judged", () => {
    for (const outcome of every.filter(({ audience }) => audience === "both")) {
      const advice = outcomeAdvice(outcome, "en");
      if (outcome.state === "pass") expect(advice).toBeNull();
      else expect(advice, `${outcome.rule} ${outcome.answer}`).toMatch(/\w/);
    }
  });

  it("advise another document for a future date, not a more recent one", () => {
    for (const locale of ["fr", "en"] as const) {
      const [old, future] = ["old", "future"].map((answer) => {
        const outcome = every.find((one) => one.rule === "date" && one.answer === answer);
        return outcome && outcomeAdvice(outcome, locale);
      });
      expect(old).toMatch(/plus récent|more recent/);
      expect(future).toMatch(/date/);
      expect(future).not.toMatch(/récent|recent/);
    }
  });

  it("write dates, kinds and lists in words", () => {
    const outcome = (
      rule: RuleOutcome["rule"],
      answer: RuleOutcome["answer"],
      values: RuleOutcome["values"],
    ) =>
      ({
        rule,
        answer,
        values,
        state: "fail",
        level: "serious",
        audience: "both",
        facts: [],
      }) as RuleOutcome;
    expect(outcomeSentence(outcome("date", "old", { date: "2026-01-05" }), "en")).toBe(
      "This document is dated 5\u00a0January 2026, more than 3 months ago. Less than 3 months is usual practice, not a law.",
    );
    expect(
      outcomeSentence(outcome("kind", "other", { given: "kbis", found: "minutes" }), "fr"),
    ).toBe(
      "Vous avez indiqué «\u00a0Extrait Kbis\u00a0», mais ce document semble être\u00a0: Procès-verbal de l’assemblée générale.",
    );
    const signs = outcome("editing", "signs", { signs: "editor,revisions", producer: "GIMP" });
    expect(outcomeSentence(signs, "en")).toBe(
      "To look at: made or saved with an editing program (GIMP), added to several times.",
    );
    expect(outcomeSentence(outcome("electronic-signature", "valid", {}), "en")).toContain(
      "signer without a name",
    );
  });

  it("never call an old extract unlawful", () => {
    const old = every.find(({ rule, answer }) => rule === "date" && answer === "old");
    expect(old && outcomeSentence(old, "fr")).toContain("L’usage");
  });
});
