import { withoutAccents } from "#app/reader/fold.ts";

/** A longer form comes before its own prefix. */
const longForms: readonly (readonly [string, string])[] = [
  ["societe par actions simplifiee unipersonnelle", "sasu"],
  ["societe par actions simplifiee a associe unique", "sasu"],
  ["societe par actions simplifiee", "sas"],
  ["entreprise unipersonnelle a responsabilite limitee", "eurl"],
  ["entreprise individuelle a responsabilite limitee", "eirl"],
  ["societe a responsabilite limitee a associe unique", "eurl"],
  ["societe a responsabilite limitee unipersonnelle", "eurl"],
  ["societe d exercice liberal a responsabilite limitee", "selarl"],
  ["societe d exercice liberal par actions simplifiee", "selas"],
  ["societe a responsabilite limitee", "sarl"],
  ["societe en nom collectif", "snc"],
  ["societe en commandite par actions", "sca"],
  ["societe en commandite simple", "scs"],
  ["societe civile immobiliere", "sci"],
  ["societe civile professionnelle", "scp"],
  ["societe civile de moyens", "scm"],
  ["societe civile", "sc"],
  ["societe cooperative et participative", "scop"],
  ["societe cooperative d interet collectif", "scic"],
  ["societe anonyme", "sa"],
  ["groupement d interet economique", "gie"],
  ["entreprise individuelle", "ei"],
  ["association loi de 1901", "association"],
  ["association loi 1901", "association"],
  ["association declaree", "association"],
];

const commercial =
  "sas sasu sarl eurl sa snc sca scs selarl selas scop scic ei eirl ltd limited inc llc gmbh ag bv nv spa srl plc";
/**
 * A company may change its form within a family; a form of another family means another company.
 */
const families = new Map([
  ...commercial.split(" ").map((form) => [form, "commercial"] as const),
  ..."sc sci scp scm scea gaec earl".split(" ").map((form) => [form, "civil"] as const),
  ["association", "association"],
  ["fondation", "foundation"],
  ["gie", "gie"],
]);
/** Too similar to ordinary words to count as a legal form at the start of a name. */
const onlyAtTheEnd = ["ei", "ag", "nv", "bv", "sc", "inc", "limited", "fondation"];

const abbreviations = new Map(
  Object.entries({
    ets: "etablissement",
    etabl: "etablissement",
    etablissements: "etablissement",
    cie: "compagnie",
    st: "saint",
    fr: "freres",
    frs: "freres",
    ass: "association",
    asso: "association",
    assoc: "association",
    int: "international",
    intl: "international",
    mr: "monsieur",
    dr: "docteur",
    nd: "notre dame",
  }),
);
const small = "le la les l de du des d et a au aux en the of and".split(" ");

export interface NameWords {
  readonly words: readonly string[];
  readonly family: string | null;
}

export function nameWords(name: string): NameWords {
  const written = joinInitials(withShortForms(fold(name)).split(" ").filter(Boolean));
  const all = written.flatMap((word) => (abbreviations.get(word) ?? word).split(" "));
  const { words: long, family } = withoutForm(all);
  const telling = long.filter((word) => !small.includes(word));
  return { words: telling.length > 0 ? telling : long, family };
}

/** Keeps words apart and writes ligatures and "&" out, so that names compare word by word. */
export function fold(text: string) {
  return withoutAccents(text)
    .replace(/œ/g, "oe")
    .replace(/æ/g, "ae")
    .replace(/ß/g, "ss")
    .replace(/[&+]/g, " et ")
    .replace(/[^\p{L}\p{N}]+/gu, " ")
    .trim();
}

function withShortForms(text: string) {
  return longForms.reduce(
    (short, [long, form]) => ` ${short} `.replace(` ${long} `, ` ${form} `).trim(),
    text,
  );
}

function joinInitials(words: readonly string[]) {
  const joined: string[] = [];
  let wasLetter = false;
  for (const word of words) {
    const isLetter = /^[a-z]$/.test(word);
    if (isLetter && wasLetter) joined.push((joined.pop() ?? "") + word);
    else joined.push(word);
    wasLetter = isLetter;
  }
  return joined;
}

function withoutForm(words: readonly string[]): NameWords {
  if (words.length < 2) return { words, family: null };
  const atEnd = families.get(words.at(-1) ?? "");
  if (atEnd) return { words: withoutForm(words.slice(0, -1)).words, family: atEnd };
  const [first = ""] = words;
  const atHead = onlyAtTheEnd.includes(first) ? undefined : families.get(first);
  return atHead ? { words: words.slice(1), family: atHead } : { words, family: null };
}
