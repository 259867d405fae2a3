import { readFileSync } from "node:fs";

export type Locale = "fr" | "en";

const files = [
  "journey",
  "common",
  "staff",
  "mail",
  "catalogue",
  "staff-documents",
  "documents",
  "rules",
  "decision",
  "session",
  "legal",
  "accounts",
];
const texts = new Map<Locale, Record<string, unknown>>();

type Inputs = Readonly<Record<string, string | number>>;
type Plural = readonly { readonly match: Readonly<Record<string, string>> }[];

/** A text of the product in a language. */
export function say(locale: Locale, key: string, inputs: Inputs = {}): string {
  const known = texts.get(locale) ?? read(locale);
  texts.set(locale, known);
  const text = formOf(locale, known[key] as string | Plural | undefined, inputs);
  if (text === undefined) throw new Error(`no text ${key} in ${locale}`);
  return text.replace(/\{(\w+)\}/g, (_, name: string) => String(inputs[name] ?? ""));
}

/** Of a text with plural forms, the form for these numbers: its key is "hoursPlural=one". */
function formOf(locale: Locale, text: string | Plural | undefined, inputs: Inputs) {
  if (typeof text !== "object") return text;
  const rules = new Intl.PluralRules(locale);
  const isMet = (condition: string) => {
    const [name = "", form] = condition.split("Plural=");
    return rules.select(Number(inputs[name])) === form;
  };
  const forms = Object.entries(text[0]?.match ?? {});
  return forms.find(([conditions]) => conditions.split(", ").every(isMet))?.[1];
}

function read(locale: Locale): Record<string, unknown> {
  const parts = files.map(
    (file) =>
      JSON.parse(readFileSync(`app/i18n/messages/${locale}/${file}.json`, "utf8")) as object,
  );
  return Object.assign({}, ...parts) as Record<string, unknown>;
}
