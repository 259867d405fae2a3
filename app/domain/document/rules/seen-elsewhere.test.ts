import { describe, expect, it } from "vitest";
import { document, judged, outcomeOf, request } from "#app/reader/testing/judged-documents.ts";

const seen = (sameFile: string[], samePage: string[]) =>
  request([document("kbis")], { seenElsewhere: { sameFile, samePage } });

describe("a document compared with other requests", () => {
  it("and found again is reported to staff only, with the references", () => {
    expect(outcomeOf("seen-elsewhere", seen(["P-1", "P-2"], ["P-3"]))).toMatchObject({
      state: "fail",
      answer: "same-file",
      level: "serious",
      audience: "staff",
      values: { references: "P-1, P-2" },
    });
  });

  it("and found again only by the look of a page is a notice", () => {
    expect(outcomeOf("seen-elsewhere", seen([], ["P-3"]))).toMatchObject({
      state: "fail",
      answer: "same-page",
      level: "notice",
    });
  });

  it("passes when it is not found, and is unknown when it was not drawn", () => {
    expect(judged("seen-elsewhere", seen([], []))).toBe("pass not-seen");
    expect(judged("seen-elsewhere", request([document("kbis", [], { verdict: "unjudged" })]))).toBe(
      "unknown not-drawn",
    );
  });

  it("passes only if all its pages were compared", () => {
    const ofPages = (pages: number) => request([document("deed-of-sale", [], { pages })]);
    expect(judged("seen-elsewhere", ofPages(30))).toBe("pass not-seen");
    expect(judged("seen-elsewhere", ofPages(31))).toBe("unknown not-drawn");
  });

  it.each(["waiting", "failed"] as const)(
    "is compared only by its bytes while its reading is %s",
    (reading) => {
      const unread = (sameFile: string[]) =>
        request([document("kbis", [], { reading })], { seenElsewhere: { sameFile, samePage: [] } });
      expect(judged("seen-elsewhere", unread([]))).toBe("unknown not-drawn");
      expect(judged("seen-elsewhere", unread(["P-1"]))).toBe("fail same-file");
    },
  );
});
