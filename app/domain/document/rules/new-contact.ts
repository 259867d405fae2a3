import type { Fact } from "#app/reader/reading.ts";
import { isAboutAnother } from "./number.ts";
import { extractKinds, factsOf } from "./documents.ts";
import { findPerson } from "./person-named.ts";
import { rule, type RuleInput } from "./rule.ts";

/** The new contact is somebody whom the paper names: a manager of the extract, or elected by the minutes. */
export const newContact = rule({
  id: "new-contact",
  level: "serious",
  audience: "both",
  reads: true,
  answers: {
    named: "pass",
    close: "unknown",
    "not-named": "fail",
    "names-nobody": "unknown",
    "other-company": "unknown",
  },
  appliesTo: ({ paper, request: { situation, contactName } }) => {
    if (contactName === null || situation === "organisation.deceased") return false;
    const names = [...extractKinds, "minutes"].includes(paper.kind);
    return names || factsOf(paper, "manager").length > 0;
  },
  judge: (input) => {
    const { paper, request } = input;
    const contact = request.contactName ?? "";
    const facts = paper.kind === "minutes" ? electedBy(paper) : factsOf(paper, "manager");
    const named = findPerson(contact, facts, personOf);
    if (!named) return { answer: "names-nobody", values: { contact } };
    const { fact } = named;
    const isStranger = named.answer === "named" && isAboutAnother(input);
    const answer = isStranger ? "other-company" : named.answer;
    const found = named.answer === "not-named" ? facts : [fact];
    const written = found.map(personOf).join(", ");
    const role = fact.name === "manager" ? (fact.note ?? "") : "";
    return { answer, values: { contact, account: contact, paper: written, role }, facts: found };
  },
});

function electedBy(paper: RuleInput["paper"]): Fact[] {
  return factsOf(paper, "resolution").filter(({ note }) => note !== undefined && note !== "");
}

/** A resolution is a sentence, and its note the name. */
function personOf({ name, value, note }: Fact) {
  return name === "resolution" ? (note ?? "") : value;
}
