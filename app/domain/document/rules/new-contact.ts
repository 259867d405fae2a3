import { mayName } from "#app/domain/situation/catalogue.ts";
import type { DocumentKind } from "#app/domain/situation/ids.ts";
import type { Fact } from "#app/reader/reading.ts";
import { extractKinds, factsOf, managersOf } from "./documents.ts";
import { isAboutAnother } from "./number.ts";
import { findPerson } from "./person-named.ts";
import { rule, type RuleInput } from "./rule.ts";

/** They tell of one change, not of everybody in office. */
const tellChanges: readonly DocumentKind[] = ["journal-publication", "registry-receipt"];

export const newContact = rule({
  id: "new-contact",
  level: "serious",
  audience: "both",
  reads: true,
  answers: {
    named: "pass",
    close: "unknown",
    "not-named": "fail",
    "others-named": "unknown",
    "names-nobody": "unknown",
    "other-company": "unknown",
  },
  appliesTo: ({ document, request: { situation, contactName } }) => {
    if (contactName === null || mayName(situation, "former-contact")) return false;
    const names = [...extractKinds, "minutes"].includes(document.kind);
    return names || managersOf(document).length > 0;
  },
  judge: (input) => {
    const { document, request } = input;
    const contact = request.contactName ?? "";
    const facts = document.kind === "minutes" ? electedBy(document) : managersOf(document);
    const named = findPerson(contact, facts, personOf);
    if (!named) return { answer: "names-nobody", values: { contact } };
    const { fact } = named;
    const isStranger = named.answer === "named" && isAboutAnother(input);
    const isOther = named.answer === "not-named" && tellChanges.includes(document.kind);
    const answer = isStranger ? "other-company" : isOther ? "others-named" : named.answer;
    const found = named.answer === "not-named" ? facts : [fact];
    const written = found.map(personOf).join(", ");
    const role = fact.name !== "resolution" ? (fact.note ?? "") : "";
    return { answer, values: { contact, account: contact, document: written, role }, facts: found };
  },
});

function electedBy(document: RuleInput["document"]): Fact[] {
  return factsOf(document, "resolution").filter(({ note }) => note !== undefined && note !== "");
}

/** The value of a resolution is a sentence; its note holds the name. */
function personOf({ name, value, note }: Fact) {
  return name === "resolution" ? (note ?? "") : value;
}
