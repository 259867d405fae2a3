import { describe, expect, it } from "vitest";
import type { Standing } from "#app/reader/reading/facts/standing.ts";
import { document, judged, outcomeOf, request } from "#app/reader/testing/judged-documents.ts";

const extract = (...standings: Standing[]) =>
  request([
    document("kbis", [
      ["kind", "kbis"],
      ...standings.map((one) => ["standing", one, "as written"] as const),
    ]),
  ]);

describe("the standing of an organisation", () => {
  it("is good when its extract mentions nothing", () => {
    expect(judged("standing", extract())).toBe("pass nothing-said");
  });

  it("is that of an organisation that has ended when it was struck off or dissolved", () => {
    expect(judged("standing", extract("struck-off"))).toBe("fail ended");
    expect(judged("standing", extract("liquidation", "dissolved"))).toBe("fail ended");
  });

  it("is that of one in proceedings during a liquidation, receivership or safeguard", () => {
    for (const one of ["liquidation", "receivership", "safeguard"] as const)
      expect(judged("standing", extract(one))).toBe("fail proceedings");
  });

  it("is shown to staff alone, with the words of the document", () => {
    expect(outcomeOf("standing", extract("struck-off"))).toMatchObject({
      audience: "staff",
      values: { written: "as written" },
    });
  });

  it("is unknown when the document is of no known kind", () => {
    expect(judged("standing", request([document("kbis")]))).toBe("unknown not-recognised");
  });
});
