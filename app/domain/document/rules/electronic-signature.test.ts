import { describe, expect, it } from "vitest";
import type { SignatureReport, SignatureState } from "#app/reader/reading.ts";
import { document, judged, outcomeOf, request } from "#app/reader/testing/judged-documents.ts";

const report = (
  state: SignatureState,
  coversWholeFile = state !== "changed-after",
): SignatureReport => ({
  state,
  signer: "Greffe de Marseille",
  signedAt: "2026-06-01T10:00:00.000Z",
  coversWholeFile,
});
const signed = (...signatures: SignatureReport[]) =>
  request([document("kbis", [], { signatures })]);

describe("an electronic signature", () => {
  it.each([
    ["valid", "pass valid"],
    ["altered", "fail altered"],
    ["changed-after", "fail changed-after"],
    ["expired", "unproved expired"],
    ["unknown-chain", "unproved unknown-chain"],
    ["cannot-verify", "unproved cannot-verify"],
  ] as const)("that is %s: %s", (state, answer) => {
    expect(judged("electronic-signature", signed(report(state)))).toBe(answer);
  });

  it.each(["kbis", "rne-extract"] as const)(
    "that is missing leaves an extract unproved, whatever else is right: %s",
    (kind) => {
      const extract = (columns = {}) => request([document(kind, [], columns)]);
      expect(judged("electronic-signature", extract())).toBe("unproved not-signed");
      expect(judged("electronic-signature", extract({ reading: "failed" }))).toBe(
        "unproved cannot-verify",
      );
      expect(judged("electronic-signature", extract({ reading: "waiting" }))).toBeNull();
    },
  );

  it("that is missing gives no outcome for other documents", () => {
    const minutes = request([document("minutes", [])]);
    expect(judged("electronic-signature", minutes)).toBeNull();
  });

  it("is shown with its signer and date", () => {
    expect(outcomeOf("electronic-signature", signed(report("valid")))?.values).toEqual({
      signer: "Greffe de Marseille",
      date: "2026-06-01T10:00:00.000Z",
    });
  });

  it("is judged by the worst of several", () => {
    expect(judged("electronic-signature", signed(report("valid"), report("altered")))).toBe(
      "fail altered",
    );
    expect(judged("electronic-signature", signed(report("valid"), report("unknown-chain")))).toBe(
      "unproved unknown-chain",
    );
    expect(
      judged("electronic-signature", signed(report("changed-after"), report("unknown-chain"))),
    ).toBe("fail changed-after");
  });

  it("followed by a second valid one is left to a person", () => {
    expect(judged("electronic-signature", signed(report("changed-after"), report("valid")))).toBe(
      "unproved signed-again",
    );
  });

  it("is never valid unless it covers the whole file", () => {
    expect(judged("electronic-signature", signed(report("valid", false)))).toBe(
      "unproved cannot-verify",
    );
  });
});
