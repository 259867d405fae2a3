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
];
const texts = new Map<Locale, Record<string, unknown>>();

/** Not for texts with plural forms. */
export function say(locale: Locale, key: string, inputs: Record<string, string> = {}): string {
  const known = texts.get(locale) ?? read(locale);
  texts.set(locale, known);
  const text = known[key];
  if (typeof text !== "string") throw new Error(`no plain text ${key} in ${locale}`);
  return text.replace(/\{(\w+)\}/g, (_, name: string) => inputs[name] ?? "");
}

function read(locale: Locale): Record<string, unknown> {
  const parts = files.map(
    (file) =>
      JSON.parse(readFileSync(`app/i18n/messages/${locale}/${file}.json`, "utf8")) as object,
  );
  return Object.assign({}, ...parts) as Record<string, unknown>;
}
