import type { Fact } from "#app/reader/reading.ts";
import { personLikeness } from "./person-likeness.ts";

export interface Named {
  readonly answer: "named" | "close" | "not-named";
  readonly fact: Fact;
}

export function findPerson(
  wanted: string,
  facts: readonly Fact[],
  nameOf: (fact: Fact) => string = ({ value }) => value,
): Named | null {
  const [first] = facts;
  if (!first) return null;
  const like = (likeness: string) =>
    facts.find((fact) => personLikeness(nameOf(fact), wanted) === likeness);
  const same = like("same");
  if (same) return { answer: "named", fact: same };
  const close = like("close");
  return close ? { answer: "close", fact: close } : { answer: "not-named", fact: first };
}
