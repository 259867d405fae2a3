import { factsOf, isOfAccount, managersOf, namingKinds, readOthers } from "./documents.ts";
import { findPerson } from "./person-named.ts";
import { rule } from "./rule.ts";

/**
 * Minutes are written by those who give them: alone they need the register's confirmation, or a
 * second look by a person.
 */
export const minutesAlone = rule({
  id: "minutes-alone",
  level: "notice",
  audience: "both",
  reads: true,
  answers: { confirmed: "pass", alone: "unknown", "not-confirmed": "unknown" },
  appliesTo: ({ document }) => document.kind === "minutes",
  judge: (input) => {
    const contact = input.request.contactName ?? "";
    const beside = readOthers(input).filter(
      (other) => namingKinds.includes(other.kind) && isOfAccount(input, other),
    );
    const [first] = beside;
    if (!first) return { answer: "alone", values: { contact } };
    const confirming = beside.find(
      (other) => findPerson(contact, managersOf(other))?.answer === "named",
    );
    const values = { contact, beside: (confirming ?? first).kind };
    const elected = factsOf(input.document, "resolution");
    if (!confirming || elected.length === 0) return { answer: "not-confirmed", values };
    return { answer: "confirmed", values, facts: elected.slice(0, 1) };
  },
});
