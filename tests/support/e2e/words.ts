import { readdirSync, readFileSync } from "node:fs";

export type Locale = "fr" | "en";

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
  const folder = `app/i18n/messages/${locale}`;
  const parts = readdirSync(folder).map(
    (file) => JSON.parse(readFileSync(`${folder}/${file}`, "utf8")) as object,
  );
  return Object.assign({}, ...parts) as Record<string, unknown>;
}
