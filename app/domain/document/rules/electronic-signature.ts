import type { SignatureReport, SignatureState } from "#app/reader/reading.ts";
import { extractKinds } from "./documents.ts";
import { rule, type RuleDocument } from "./rule.ts";

const worst: readonly SignatureState[] = [
  "altered",
  "changed-after",
  "expired",
  "unknown-chain",
  "cannot-verify",
  "valid",
];

export const electronicSignature = rule({
  id: "electronic-signature",
  level: "serious",
  audience: "both",
  reads: false,
  answers: {
    valid: "pass",
    altered: "fail",
    "changed-after": "fail",
    "signed-again": "unproved",
    expired: "unproved",
    "unknown-chain": "unproved",
    "cannot-verify": "unproved",
    "not-signed": "unproved",
  },
  appliesTo: ({ document }) => document.signatures.length > 0 || isReadExtract(document),
  judge: ({ document: { signatures, reading } }) => {
    const [report] = [...signatures].sort(
      (a, b) => worst.indexOf(a.state) - worst.indexOf(b.state),
    );
    if (!report) return { answer: reading === "done" ? "not-signed" : "cannot-verify" };
    const values = { signer: report.signer ?? "", date: report.signedAt ?? "" };
    return { answer: answerTo(report, signatures), values };
  },
});

/** Anybody can print an extract: only the registry’s signature proves where it comes from. */
function isReadExtract({ kind, reading }: RuleDocument) {
  return extractKinds.includes(kind) && reading !== "waiting";
}

/**
 * A second signature adds to the signed file. Whether its signer was entitled is left to a person.
 */
function answerTo({ state, coversWholeFile }: SignatureReport, all: readonly SignatureReport[]) {
  const again = all.some((each) => each.state === "valid" && each.coversWholeFile);
  if (state === "changed-after" && again) return "signed-again";
  return state === "valid" && !coversWholeFile ? "cannot-verify" : state;
}
