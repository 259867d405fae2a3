import { describe, expect, it } from "vitest";
import { document, judged, outcomeOf, request } from "#app/reader/testing/judged-documents.ts";

describe("what a file can do by itself", () => {
  it("is nothing in a valid file", () => {
    expect(judged("dangers", request([document("kbis")]))).toBe("pass none");
  });

  it("is named to staff", () => {
    const dangers = ["javascript", "embedded-files"] as const;
    const outcome = outcomeOf(
      "dangers",
      request([document("kbis", [], { verdict: "dangerous", dangers })]),
    );
    expect(outcome).toMatchObject({
      state: "fail",
      audience: "staff",
      values: { dangers: "javascript,embedded-files" },
    });
  });

  it.each(["unjudged", "dangerous"] as const)(
    "is unknown for a file that is %s and names none",
    (verdict) => {
      expect(judged("dangers", request([document("kbis", [], { verdict })]))).toBe(
        "unknown unjudged",
      );
    },
  );
});
