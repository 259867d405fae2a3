import type { Span } from "./script.ts";

export interface Person extends Span {
  readonly name: string;
}

const token = "\\p{Lu}[\\p{L}’'-]{1,30}";
const particle = "(?:(?:de|du|des|le|la|van|von|el|ben)\\s|d[’'])?";
const fullName = `${token}(?:\\s${particle}${token}){1,4}`;
const civility =
  "(?:M\\.|Mr|Mme|Mlle|Mrs?|Ms|Monsieur|Madame|Mademoiselle|Maître|Me|Docteur|Dr\\.?|Professeur)\\s";

export function peopleIn(text: string): Person[] {
  const pattern = new RegExp(`${civility}(${fullName})`, "gu");
  return [...text.matchAll(pattern)].map((match) => {
    const name = match[1] ?? "";
    const start = match.index + match[0].length - name.length;
    return { name: oneLine(name), start, end: start + name.length };
  });
}

export function personAtStart(text: string): Person | null {
  const match = new RegExp(`^\\s*(?:${civility})?(${fullName})`, "u").exec(text);
  if (match?.[1] === undefined) return null;
  const start = match[0].length - match[1].length;
  return { name: oneLine(match[1]), start, end: match[0].length };
}

const oneLine = (text: string) => text.replace(/\s+/g, " ");
