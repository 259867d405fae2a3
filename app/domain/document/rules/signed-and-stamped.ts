import { factsOf } from "./documents.ts";
import { rule } from "./rule.ts";

/** The detection is a guess, so a failure is only a notice. */
export const signedAndStamped = rule({
  id: "signed-and-stamped",
  level: "notice",
  audience: "both",
  reads: true,
  answers: { both: "pass", "no-signature": "fail", "no-stamp": "fail", unclear: "unknown" },
  appliesTo: ({ document }) => document.kind === "letter",
  judge: ({ document }) => {
    const [signature] = factsOf(document, "signature");
    const [stamp] = factsOf(document, "stamp");
    const facts = [signature, stamp].filter((fact) => fact !== undefined);
    if (signature?.value === "not-seen") return { answer: "no-signature", facts };
    if (stamp?.value === "not-seen") return { answer: "no-stamp", facts };
    const both = signature?.value === "seems" && stamp?.value === "seems";
    return { answer: both ? "both" : "unclear", facts };
  },
});
