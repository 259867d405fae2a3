import { describe, expect, it } from "vitest";
import { auditQuery, readAuditSearch } from "./search.ts";

const read = (query: string) => readAuditSearch(new URLSearchParams(query));
const member = "0b9d2f8e-8d0a-4a2b-9c53-9d7d6d5a1f10";

describe("a search of the audit trail", () => {
  it("asks for everything when nothing is given", () => {
    const nothing = { actor: null, action: null, reference: null, from: null, to: null };
    expect(read("")).toEqual({ search: nothing, faults: [] });
    expect(read("actor=&action=&reference=+&from=&to=")).toEqual({ search: nothing, faults: [] });
  });

  it("reads who, what, which request and when, and its address says the same again", () => {
    const query = `actor=staff:${member}&action=approved&reference=bcdfghjk&from=2026-11-01&to=2026-11-28`;
    const { search, faults } = read(query);
    expect(faults).toEqual([]);
    expect(search).toEqual({
      actor: `staff:${member}`,
      action: "approved",
      reference: "BCDF-GHJK",
      from: "2026-11-01",
      to: "2026-11-28",
    });
    expect(read(auditQuery(search))).toEqual({ search, faults: [] });
  });

  it.each([
    ["actor=nobody", ["actor"]],
    ["actor=staff:1", ["actor"]],
    [`actor=${member}`, ["actor"]],
    ["action=dropped", ["action"]],
    ["reference=1", ["reference"]],
    ["from=2026-02-30", ["from"]],
    ["to=28/11/2026", ["to"]],
    ["to=0000-00-00&from=x", ["from", "to"]],
    ["from=2026-11-28&to=2026-11-27", ["order"]],
  ])("says what of %s it cannot look for", (query, faults) => {
    expect(read(query).faults).toEqual(faults);
  });
});
