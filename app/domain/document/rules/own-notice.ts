import type { Fact } from "#app/reader/reading.ts";
import type { RuleDocument, RuleInput } from "./rule.ts";

type Numbers = Pick<RuleInput["account"], "siren" | "rna">;

/**
 * A journal's page prints many notices. Only the one that bears the account's own number speaks of
 * the account; if none or several do, only numbers are left, and a person decides.
 */
export function ofOwnNotice(facts: readonly Fact[], { siren, rna }: Numbers) {
  const own = facts.filter((fact) => isNumber(fact) && [siren, rna].includes(fact.value));
  const parts = new Set(own.map(({ part }) => part).filter((part) => part !== undefined));
  return (fact: Fact) => {
    if (fact.part === undefined) return true;
    return parts.size === 1 ? parts.has(fact.part) : isNumber(fact);
  };
}

export function onlyOwnNotice(document: RuleDocument, numbers: Numbers): RuleDocument {
  return { ...document, facts: document.facts.filter(ofOwnNotice(document.facts, numbers)) };
}

const isNumber = ({ name }: Fact) => name === "siren" || name === "rna";
