import type { RuleId } from "#app/domain/document/rules/all.ts";
import type { DocumentKind } from "#app/domain/situation/ids.ts";
import type { Line, PageText, Word } from "#app/reader/reading.ts";
import { fold } from "#app/reader/reading/facts/fold.ts";
import type { PaperCase } from "./case.ts";

export interface Mutation {
  readonly name: string;
  /** Rules that the change makes false, so that none of them may stay green. */
  readonly falsifies: readonly RuleId[];
  /** Null when the paper has nothing to change. */
  readonly apply: (
    pages: readonly PageText[],
    paperCase: PaperCase,
    kind: DocumentKind,
  ) => readonly PageText[] | null;
}

/** Twenty ways to make a good paper of the account wrong, as a forger or a mistake would. */
export const mutations: readonly Mutation[] = [
  ...[0, 4, 8].map((place) => ({
    name: `digit ${String(place + 1)} of the number is another one`,
    falsifies: ["number"] as const,
    apply: (pages: readonly PageText[], paperCase: PaperCase) =>
      otherDigit(pages, paperCase, place),
  })),
  {
    name: "two digits of the number change places",
    falsifies: ["number"],
    apply: (pages, paperCase) => swappedDigits(pages, paperCase),
  },
  ...["all", "first", "last"].map((which) => ({
    name: `another name (${which} of its words)`,
    falsifies: ["name"] as const,
    apply: (pages: readonly PageText[], { account }: PaperCase) =>
      otherWords(pages, chosen(wordsOf(account.name), which)),
  })),
  {
    name: "the date of another year",
    falsifies: ["date"],
    apply: (pages) => otherYear(pages, "21"),
  },
  {
    name: "the date of next year",
    falsifies: ["date"],
    apply: (pages) => otherYear(pages, "28"),
  },
  ...["all", "first", "last"].map((which) => ({
    name: `another person (${which} of the names)`,
    falsifies: ["new-contact", "signatory", "minutes-alone"] as const,
    // A letter signed by another manager of the extract beside it is a good one.
    apply: (pages: readonly PageText[], { contact, papers }: PaperCase, kind: DocumentKind) =>
      papers.length > 1 && kind !== "letter" && papers.some((one) => one.kind === "letter")
        ? null
        : otherWords(pages, chosen(wordsOf(contact), which)),
  })),
  ...[
    "Commissaire aux comptes titulaire",
    "Associé",
    "Membre du conseil de surveillance",
    "Administrateur",
  ].map((office) => ({
    name: `${office} instead of the office that binds`,
    falsifies: ["new-contact"] as const,
    apply: (pages: readonly PageText[]) => otherOffice(pages, office),
  })),
  {
    name: "the resolution rejected",
    falsifies: ["new-contact"],
    apply: (pages) => rejected(pages),
  },
  {
    name: "the company struck off",
    falsifies: ["standing"],
    apply: (pages) => withLine(pages, "Radiation du RCS le 31/07/2026"),
  },
  {
    name: "a liquidation opened",
    falsifies: ["standing"],
    apply: (pages) =>
      withLine(pages, "Jugement du 09/09/2026 prononçant la liquidation judiciaire"),
  },
  {
    name: "a page of another company",
    falsifies: ["pages"],
    apply: (pages) => withForeignPage(pages),
  },
];

/** As written in digits; a year in words stays, and so does the paper. */
function otherYear(pages: readonly PageText[], year: string) {
  if (pages.some(({ lines }) => lines.some(({ text }) => /deux mille/i.test(text)))) return null;
  return replaced(pages, /\b2026\b|(?<=\d[./-]\d{1,2}[./-])26\b/g, (found) =>
    found.length === 4 ? `20${year}` : year,
  );
}

const wordsOf = (name: string) => name.split(/[\s'’-]+/).filter((word) => word.length > 2);

function chosen(words: readonly string[], which: string): readonly string[] {
  if (which === "all") return words;
  const one = which === "first" ? words[0] : words.at(-1);
  return one === undefined ? [] : [one];
}

function eachLine(pages: readonly PageText[], change: (line: Line) => Line) {
  let isChanged = false;
  const changed = pages.map((page) => ({
    ...page,
    lines: page.lines.map((line) => {
      const other = change(line);
      if (other.text !== line.text) isChanged = true;
      return other;
    }),
  }));
  return isChanged ? changed : null;
}

const lineOf = (words: readonly Word[]): Line => ({
  text: words.map(({ text }) => text).join(" "),
  words,
});

/** Positions in the line stay: `to` is as long as what it replaces. */
function replaced(
  pages: readonly PageText[],
  from: RegExp,
  to: string | ((found: string) => string),
) {
  return eachLine(pages, (line) => {
    const text = lineOf(line.words).text.replace(from, (found) =>
      typeof to === "string" ? to : to(found),
    );
    let at = 0;
    return lineOf(
      line.words.map((word) => {
        const other = text.slice(at, at + word.text.length);
        at += word.text.length + 1;
        return { ...word, text: other };
      }),
    );
  });
}

/** Every occurrence of these words, whatever their accents and capitals, becomes another word. */
function otherWords(pages: readonly PageText[], words: readonly string[]) {
  const wanted = new Set(words.map((word) => fold(word)));
  return eachLine(pages, (line) =>
    lineOf(
      line.words.map((word) => ({
        ...word,
        text: word.text.replace(/\p{L}+/gu, (part) =>
          wanted.has(fold(part)) ? (part === part.toUpperCase() ? "ZORBALK" : "Zorbalk") : part,
        ),
      })),
    ),
  );
}

function numberPattern({ account }: PaperCase): RegExp | null {
  const number = account.siren ?? account.rna;
  if (!number) return null;
  return new RegExp([...number].join("[ .]?"), "g");
}

function otherDigit(pages: readonly PageText[], paperCase: PaperCase, place: number) {
  const pattern = numberPattern(paperCase);
  return pattern && replaced(pages, pattern, (found) => changedAt(found, place));
}

function changedAt(found: string, place: number): string {
  let count = -1;
  return found.replace(/\d/g, (digit) => {
    count += 1;
    return count === place ? String((Number(digit) + 3) % 10) : digit;
  });
}

function swappedDigits(pages: readonly PageText[], paperCase: PaperCase) {
  const pattern = numberPattern(paperCase);
  const number = paperCase.account.siren ?? paperCase.account.rna ?? "";
  if (number.at(-1) === number.at(-2)) return null;
  return (
    pattern && replaced(pages, pattern, (found) => found.replace(/(\d)([ .]?)(\d)$/, "$3$2$1"))
  );
}

const binding =
  /^(?:co-?)?(?:gérante?|présidente?(?:[- ]directeur général|[- ]directrice générale)?|directeur général|directrice générale|administrat(?:eur|rice) unique)$/i;

/** Where an office stands alone in its column or behind its label. */
function otherOffice(pages: readonly PageText[], office: string) {
  return eachLine(pages, (line) => {
    const [first] = line.words;
    const rest = line.text.replace(/^Qualité\s?:?\s*/, "");
    if (!first || !binding.test(rest)) return line;
    const kept = line.words.slice(0, line.words.length - rest.split(" ").length);
    const [start] = line.words.slice(kept.length);
    if (!start) return line;
    const letter = start.box.width / start.text.length;
    let { x } = start.box;
    const words = office.split(" ").map((text) => {
      const word = { text, box: { ...start.box, x, width: text.length * letter } };
      x += (text.length + 0.6) * letter;
      return word;
    });
    return lineOf([...kept, ...words]);
  });
}

function rejected(pages: readonly PageText[]) {
  return replaced(pages, /\badopté(e?)(?=\W|$)/giu, (found) =>
    found.toLowerCase().endsWith("ée") ? "rejetée" : "rejeté ".slice(0, found.length),
  );
}

function withLine(pages: readonly PageText[], text: string): readonly PageText[] | null {
  const [first, ...rest] = pages;
  if (!first) return null;
  const at = Math.floor(first.lines.length / 2);
  const y = first.lines[at]?.words[0]?.box.y ?? 0.5;
  const line = written(text, y + 0.005);
  const lines = [...first.lines.slice(0, at + 1), line, ...first.lines.slice(at + 1)];
  return [{ ...first, lines }, ...rest];
}

/** It passes the Luhn check, and no case has it. */
const anotherNumber = "732 829 320";

function withForeignPage(pages: readonly PageText[]): readonly PageText[] | null {
  const last = pages.at(-1);
  if (!last) return null;
  const lines = [
    written("Gérant", 0.2),
    written("Nom, prénoms : ZORBALK Ginette", 0.22),
    written(`R.C.S. Nice ${anotherNumber} - 17/11/2026`, 0.96),
  ];
  return [...pages, { ...last, page: last.page + 1, lines }];
}

function written(text: string, y: number): Line {
  let x = 0.1;
  const words = text.split(" ").map((word) => {
    const box = { x, y, width: 0.008 * word.length, height: 0.012 };
    x += box.width + 0.005;
    return { text: word, box };
  });
  return lineOf(words);
}
