import { describe, expect, it } from "vitest";
import { document, judged, outcomeOf, request } from "#app/reader/testing/judged-documents.ts";

describe("the pages of a document", () => {
  it("belong together when none bears another number", () => {
    const extract = document("kbis", [["kind", "kbis"]], { pages: 2 });
    expect(judged("pages", request([extract]))).toBe("pass together");
  });

  it("do not when one is another organisation's, and the page is named", () => {
    const extract = document("kbis", [
      ["kind", "kbis"],
      ["other-page", "552100554"],
    ]);
    expect(outcomeOf("pages", request([extract]))).toMatchObject({
      state: "fail",
      answer: "mixed",
      values: { numbers: "1" },
    });
  });

  it("are not looked at when there is a single page", () => {
    expect(judged("pages", request([document("kbis", [["kind", "kbis"]])]))).toBeNull();
  });
});
