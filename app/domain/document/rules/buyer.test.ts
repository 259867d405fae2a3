import { describe, expect, it } from "vitest";
import {
  document,
  judged,
  outcomeOf,
  request,
  siren,
} from "#app/reader/testing/judged-documents.ts";

const deed = (buyer: string, number?: string) =>
  document("deed-of-sale", [
    ["siren", siren.account, "seller"],
    ["party", buyer, "buyer"],
    ...(number ? [["siren", number, "buyer"] as const] : []),
  ]);
const extract = (name: string, number = siren.buyer) =>
  document("kbis", [
    ["name", name],
    ["siren", number],
  ]);

describe("the buyer named by the deed", () => {
  it("is the company of the extract, by name or by name and number", () => {
    expect(
      outcomeOf("buyer", request([deed("Holding Alpha SA"), extract("HOLDING ALPHA")])),
    ).toMatchObject({
      state: "pass",
      values: { document: "Holding Alpha SA", account: "HOLDING ALPHA", beside: "kbis" },
    });
    expect(judged("buyer", request([deed("Alpha", siren.buyer), extract("Alpha")]))).toBe(
      "pass same",
    );
  });

  it("may be that company: similar names, or one number with two names", () => {
    expect(judged("buyer", request([deed("Alpha"), extract("Alpha Holding")]))).toBe(
      "unknown close",
    );
    expect(judged("buyer", request([deed("Alpha", siren.buyer), extract("Oméga")]))).toBe(
      "unknown close",
    );
  });

  it("is another company: by name, or by number with the same name", () => {
    expect(judged("buyer", request([deed("Alpha"), extract("Oméga")]))).toBe("fail other");
    expect(judged("buyer", request([deed("Alpha", siren.other), extract("Alpha")]))).toBe(
      "fail other",
    );
  });

  it("cannot be compared with the extract of the sold company, which keeps its number", () => {
    expect(
      judged("buyer", request([deed("Alpha"), extract("Dupont Conseil", siren.account)])),
    ).toBe("unknown extract-of-sold");
  });

  it("is unknown on a deed that sells another company", () => {
    const between = document("deed-of-sale", [
      ["siren", siren.other, "seller"],
      ["party", "Alpha", "buyer"],
    ]);
    expect(judged("buyer", request([between, extract("Alpha")]))).toBe("unknown other-sale");
  });

  it("is unknown without a buyer or without an extract", () => {
    expect(judged("buyer", request([document("deed-of-sale"), extract("Alpha")]))).toBe(
      "unknown no-buyer",
    );
    expect(judged("buyer", request([deed("Alpha")]))).toBe("unknown no-extract");
    expect(
      judged("buyer", request([deed("Alpha"), { ...extract("Alpha"), reading: "waiting" }])),
    ).toBe("unknown no-extract");
  });

  it("is checked on deeds only", () => {
    expect(judged("buyer", request([extract("Alpha")]))).toBeNull();
  });
});
