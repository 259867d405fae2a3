import { existsSync } from "node:fs";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { documentKindIds, situationIds } from "#app/domain/situation/ids.ts";
import { outcomeAdvice, outcomeSentence, ruleName, ruleSource } from "#app/i18n/rule-words.ts";
import { factNames, signatureStates } from "#app/reader/reading.ts";
import {
  document,
  judged,
  outcomeOf,
  request,
  siren,
} from "#app/reader/testing/judged-documents.ts";
import { keptVerdicts } from "#app/reader/verdict.ts";
import { scaled } from "#tests/support/scenario/scale.ts";
import { rules } from "./all.ts";
import { judgeDocument } from "./judge-document.ts";
import { asksExplanation, forCustomer } from "./outcome.ts";
import type { RuleDocument, RuleInput } from "./rule.ts";

const good = document("kbis", [
  ["kind", "kbis"],
  ["siren", siren.account],
  ["name", "DUPONT CONSEIL"],
  ["date", "2026-11-01"],
  ["manager", "MARTIN Jeanne", "Présidente"],
]);
const stateOf = (input: RuleInput) =>
  Object.fromEntries(judgeDocument(input).map(({ rule, state }) => [rule, state]));
const reading = rules.filter(({ reads }) => reads).map(({ id }) => id as string);

it("Every rule has a test beside it", () => {
  const beside = (id: string) => existsSync(`app/domain/document/rules/${id}.test.ts`);
  expect(rules.filter(({ id }) => !beside(id)).map(({ id }) => id)).toEqual([]);
});

describe("a valid document", () => {
  it("passes every rule that reads it, and needs no explanation", () => {
    const outcomes = judgeDocument(request([good]));
    for (const { rule, state } of outcomes.filter(({ rule }) => reading.includes(rule)))
      expect(state, rule).toBe("pass");
    expect(asksExplanation(outcomes)).toBe(false);
  });

  it("survives serialisation to the browser", () => {
    const outcomes = judgeDocument(request([good]));
    expect(JSON.parse(JSON.stringify(outcomes))).toEqual(outcomes);
  });
});

describe("a document that is not read", () => {
  it.each([
    ["waiting", "unknown being-read"],
    ["failed", "unknown not-read"],
  ] as const)("because reading is %s is green nowhere: %s", (state, answer) => {
    const input = request([{ ...good, reading: state }]);
    for (const rule of ["kind", "number", "name", "date", "new-contact"] as const)
      expect(judged(rule, input)).toBe(answer);
    expect(asksExplanation(judgeDocument(input))).toBe(false);
  });

  it("well neither passes nor fails, and its values are kept for comparison", () => {
    const input = request([{ ...good, confidence: 59 }]);
    expect(outcomeOf("number", input)).toMatchObject({
      state: "unknown",
      answer: "badly-read",
      values: { document: siren.account },
    });
    const other = document("kbis", [["siren", siren.other]], { confidence: 59 });
    expect(judged("number", request([other]))).toBe("unknown badly-read");
    expect(judged("number", request([{ ...good, confidence: 60 }]))).toBe("pass account");
  });

  it("well in the one fact that counts does not pass either", () => {
    const [, number] = good.facts;
    if (!number) throw new Error("no number");
    const facts = [{ ...number, confidence: 0.59 }];
    expect(judged("number", request([{ ...good, facts }]))).toBe("unknown badly-read");
  });
});

describe("an explanation", () => {
  it("is required when a serious rule that the customer sees fails", () => {
    expect(asksExplanation(judgeDocument(request([document("kbis", [["kind", "minutes"]])])))).toBe(
      true,
    );
    expect(
      asksExplanation(judgeDocument(request([document("kbis", [], { verdict: "unreadable" })]))),
    ).toBe(true);
  });

  it("is not required for a notice, a blank page, or a failure that only staff see", () => {
    const old = {
      ...good,
      facts: [...good.facts, ...document("kbis", [["date", "2020-01-01"]]).facts],
    };
    expect(asksExplanation(judgeDocument(request([old])))).toBe(false);
    expect(asksExplanation(judgeDocument(request([{ ...good, verdict: "blank" }])))).toBe(false);
    const seen = request([{ ...good, dangers: ["launch"] }], {
      seenElsewhere: { sameFile: ["P-1"], samePage: [] },
    });
    expect(stateOf(seen)).toMatchObject({ "seen-elsewhere": "fail", dangers: "fail" });
    expect(asksExplanation(judgeDocument(seen))).toBe(false);
  });

  it("is not requested for signs of forgery, which are never shown to the customer", () => {
    const shown = forCustomer(judgeDocument(request([good]))).map(({ rule }) => rule);
    for (const secret of ["editing", "seen-elsewhere", "dangers"])
      expect(shown).not.toContain(secret);
  });
});

const date = fc.constantFrom("2026-11-01", "2020-01-01", "2030-01-01", "no date");
const value = fc.oneof(
  date,
  fc.constantFrom(...documentKindIds, ...Object.values(siren), "W131000001", "seems", "not-seen"),
  fc.constantFrom("Dupont Conseil", "DUPONT", "Alpha", "Jeanne Martin", "MARTIN Jeanne", ""),
);
const facts = fc.array(
  fc.record({
    name: fc.constantFrom(...factNames),
    value,
    note: fc.constantFrom(undefined, "seller", "buyer", "Jeanne Martin"),
    page: fc.constant(1),
    box: fc.constant(null),
    confidence: fc.constantFrom(0.2, 0.6, 0.99),
  }),
  { maxLength: 12 },
);
const anyDocument: fc.Arbitrary<RuleDocument> = fc.record({
  id: fc.constant("p"),
  kind: fc.constantFrom(...documentKindIds),
  verdict: fc.constantFrom(...keptVerdicts),
  dangers: fc.subarray(["launch", "xfa"] as const),
  pages: fc.constantFrom(null, 1),
  reading: fc.constantFrom("waiting", "done", "done", "done", "failed"),
  facts,
  signatures: fc.array(
    fc.record({
      state: fc.constantFrom(...signatureStates),
      signer: fc.constantFrom(null, "Greffe"),
      signedAt: fc.constantFrom(null, "2026-06-01T10:00:00.000Z"),
      coversWholeFile: fc.boolean(),
    }),
    { maxLength: 2 },
  ),
  traces: fc.constantFrom(null, {
    producer: "GIMP",
    creator: null,
    createdAt: null,
    modifiedAt: null,
    revisions: 3,
    mixedFonts: [{ text: "1", page: 1, box: { x: 0, y: 0, width: 1, height: 1 } }],
  }),
  confidence: fc.constantFrom(null, 40, 80),
});
const anyInput = fc.record({
  document: anyDocument,
  others: fc.array(anyDocument, { maxLength: 2 }),
  account: fc.record({
    entity: fc.constantFrom("company", "association"),
    name: fc.constantFrom("Dupont Conseil", "Alpha"),
    siren: fc.constantFrom(null, siren.account),
    rna: fc.constantFrom(null, "W131000001"),
    contactName: fc.constant(null),
  }),
  request: fc.record({
    situation: fc.constantFrom(...situationIds),
    contactName: fc.constantFrom(null, "Jeanne Martin"),
    contactRole: fc.constant(null),
  }),
  seenElsewhere: fc.record({
    sameFile: fc.subarray(["P-1"]),
    samePage: fc.subarray(["P-2"]),
  }),
  today: fc.constant(new Date("2026-11-25T12:00:00Z")),
}) as fc.Arbitrary<RuleInput>;
const runs = { seed: 11, numRuns: scaled(30_000, 3_000) };

describe("for any documents", () => {
  it("a rule that reads neither passes nor fails without a well-read fact to point at", () => {
    fc.assert(
      fc.property(anyInput, (input) => {
        for (const { rule, state, facts: shown } of judgeDocument(input)) {
          if (!reading.includes(rule) || state === "unknown") continue;
          expect(input.document.reading).toBe("done");
          expect(input.document.confidence ?? 100).toBeGreaterThanOrEqual(60);
          expect(shown.length).toBeGreaterThan(0);
        }
      }),
      runs,
    );
  });

  it("the number passes only if it is the account's, or if a deed of sale links it to the account", () => {
    fc.assert(
      fc.property(anyInput, (input) => {
        const outcome = outcomeOf("number", input);
        if (outcome?.state !== "pass") return;
        const numbers = outcome.facts.map((each) => each.value);
        const { account, others } = input;
        const isOwn = [account.siren, account.rna].some((own) => own && numbers.includes(own));
        const isLinked = others.some(({ kind }) => kind === "deed-of-sale");
        expect(isOwn || isLinked).toBe(true);
      }),
      runs,
    );
  });

  it("every outcome has a complete sentence in both languages", () => {
    fc.assert(
      fc.property(anyInput, (input) => {
        for (const outcome of judgeDocument(input)) {
          for (const locale of ["fr", "en"] as const) {
            const words = [
              outcomeSentence(outcome, locale),
              outcomeAdvice(outcome, locale) ?? "-",
              ruleName(outcome.rule, locale),
              ruleSource(outcome.rule, locale),
            ];
            for (const text of words)
              expect(text).not.toMatch(/undefined|\{|^$|“”|«\u00a0\u00a0»|[,:(]\s*[.)]|: ,/);
          }
        }
      }),
      { ...runs, numRuns: scaled(10_000, 1_500) },
    );
  });
});
