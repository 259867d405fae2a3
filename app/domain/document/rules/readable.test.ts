import { describe, expect, it } from "vitest";
import { document, judged, outcomeOf, request } from "#app/reader/testing/judged-documents.ts";

describe("whether a document can be read", () => {
  it.each([
    ["good", "pass readable", "serious"],
    ["dangerous", "unknown unjudged", "serious"],
    ["blank", "fail blank", "notice"],
    ["unreadable", "fail unreadable", "serious"],
    ["unjudged", "unknown unjudged", "serious"],
  ] as const)("a %s file: %s (%s)", (verdict, answer, level) => {
    const input = request([document("kbis", [], { verdict })]);
    expect(judged("readable", input)).toBe(answer);
    expect(outcomeOf("readable", input)?.level).toBe(level);
  });
});
