import type { SignatureReport, SignatureState } from "#app/reader/reading.ts";
import { rule } from "./rule.ts";

/** Those that weigh more come first: they speak for the whole paper. */
const worst: readonly SignatureState[] = [
  "altered",
  "changed-after",
  "expired",
  "unknown-chain",
  "cannot-verify",
  "valid",
];

/** What the electronic signatures prove; says nothing of a paper that has none. */
export const electronicSignature = rule({
  id: "electronic-signature",
  level: "serious",
  audience: "both",
  reads: false,
  answers: {
    valid: "pass",
    altered: "fail",
    "changed-after": "fail",
    "signed-again": "unknown",
    expired: "unknown",
    "unknown-chain": "unknown",
    "cannot-verify": "unknown",
  },
  appliesTo: ({ document }) => document.signatures.length > 0,
  judge: ({ document: { signatures } }) => {
    const [report] = [...signatures].sort(
      (a, b) => worst.indexOf(a.state) - worst.indexOf(b.state),
    );
    if (!report) return { answer: "cannot-verify" };
    const values = { signer: report.signer ?? "", date: report.signedAt ?? "" };
    return { answer: answerTo(report, signatures), values };
  },
});

/** Whoever signs a second time adds to the first; who may do that, a person judges. */
function answerTo({ state, coversWholeFile }: SignatureReport, all: readonly SignatureReport[]) {
  const again = all.some((each) => each.state === "valid" && each.coversWholeFile);
  if (state === "changed-after" && again) return "signed-again";
  return state === "valid" && !coversWholeFile ? "cannot-verify" : state;
}
