import { describe, expect, it } from "vitest";
import { document, judged, outcomeOf, request } from "#app/reader/testing/judged-documents.ts";

const letter = (signature?: string, stamp?: string) =>
  request([
    document("letter", [
      ...(signature ? [["signature", signature] as const] : []),
      ...(stamp ? [["stamp", stamp] as const] : []),
    ]),
  ]);

describe("a letter", () => {
  it.each([
    ["seems", "seems", "pass both"],
    ["not-seen", "seems", "fail no-signature"],
    ["seems", "not-seen", "fail no-stamp"],
    ["unknown", "seems", "unknown unclear"],
    ["seems", "unknown", "unknown unclear"],
    [undefined, undefined, "unknown unclear"],
    ["seems", undefined, "unknown unclear"],
  ])("with a signature that is %s and a stamp that is %s: %s", (signature, stamp, answer) => {
    expect(judged("signed-and-stamped", letter(signature, stamp))).toBe(answer);
  });

  it("never gives more than a notice: the detection is a guess", () => {
    expect(outcomeOf("signed-and-stamped", letter("not-seen"))?.level).toBe("notice");
  });

  it("is the only kind of document checked", () => {
    expect(judged("signed-and-stamped", request([document("kbis")]))).toBeNull();
  });
});
