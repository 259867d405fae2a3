import { describe, expect, it } from "vitest";
import { document, judged, outcomeOf, request } from "#app/reader/testing/judged-documents.ts";

const dated = (kind: Parameters<typeof document>[0], ...dates: string[]) =>
  request([
    document(
      kind,
      dates.map((each) => ["date", each] as const),
    ),
  ]);

describe("the date of a document", () => {
  it.each([
    ["2026-11-25", "pass fresh"],
    ["2026-08-25", "pass fresh"],
    ["2026-08-24", "fail old"],
    ["2019-01-01", "fail old"],
    ["2026-11-26", "pass fresh"],
    ["2026-11-27", "fail future"],
    ["2026-02-30", "unknown missing"],
    ["25 novembre 2026", "unknown missing"],
  ])("of an extract, %s, on 25 November 2026: %s", (date, answer) => {
    expect(judged("date", dated("kbis", date))).toBe(answer);
  });

  it("in the future is serious; an old extract is only a notice, because three months is custom", () => {
    expect(outcomeOf("date", dated("kbis", "2027-01-01"))?.level).toBe("serious");
    expect(outcomeOf("date", dated("rne-extract", "2026-01-01"))?.level).toBe("notice");
  });

  it("counts three months back to the month's last day if the same day does not exist", () => {
    const on = (date: string) => ({
      ...dated("kbis", date),
      today: new Date("2026-05-31T10:00:00Z"),
    });
    expect(judged("date", on("2026-02-28"))).toBe("pass fresh");
    expect(judged("date", on("2026-02-27"))).toBe("fail old");
  });

  it("is the oldest of several for freshness, and the newest for the future check", () => {
    expect(judged("date", dated("kbis", "2026-11-20", "2026-01-05"))).toBe("fail old");
    expect(judged("date", dated("kbis", "2026-11-20", "2028-01-05"))).toBe("fail future");
  });

  it("of any other document must only be known and past; after a year a person checks it", () => {
    expect(judged("date", dated("minutes", "2026-01-05"))).toBe("pass dated");
    expect(judged("date", dated("letter", "2025-11-24"))).toBe("unknown long-ago");
    expect(judged("date", dated("letter", "2027-01-01"))).toBe("fail future");
    expect(judged("date", dated("letter"))).toBe("unknown missing");
  });
});
