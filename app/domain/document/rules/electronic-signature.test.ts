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
    ["expired", "unknown expired"],
    ["unknown-chain", "unknown unknown-chain"],
    ["cannot-verify", "unknown cannot-verify"],
  ] as const)("that is %s: %s", (state, answer) => {
    expect(judged("electronic-signature", signed(report(state)))).toBe(answer);
  });

  it("that is missing gives no outcome", () => {
    expect(judged("electronic-signature", signed())).toBeNull();
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
      "unknown unknown-chain",
    );
    expect(
      judged("electronic-signature", signed(report("changed-after"), report("unknown-chain"))),
    ).toBe("fail changed-after");
  });

  it("followed by a second valid one is left to a person", () => {
    expect(judged("electronic-signature", signed(report("changed-after"), report("valid")))).toBe(
      "unknown signed-again",
    );
  });

  it("is never valid unless it covers the whole file", () => {
    expect(judged("electronic-signature", signed(report("valid", false)))).toBe(
      "unknown cannot-verify",
    );
  });
});
