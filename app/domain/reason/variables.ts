import type { ReasonTexts } from "./reason.ts";

/** What a template of a message may name in braces. */
export const templateVariables = ["reference", "login", "name", "situation", "papers"] as const;
export type TemplateVariable = (typeof templateVariables)[number];
export type TemplateValues = Readonly<Record<TemplateVariable, string>>;

const braces = /\{([^{}]*)\}/g;

function isVariable(word: string): word is TemplateVariable {
  return templateVariables.some((one) => one === word);
}

/** What stands in braces and is none of the variables, each once. A brace that is not closed too. */
export function unknownVariables({ textFr, textEn }: ReasonTexts): string[] {
  const unknown = [textFr, textEn].flatMap((text) => {
    const words = [...text.matchAll(braces)].map(([whole, word = ""]) => ({ whole, word }));
    const stray = text.replace(braces, "").match(/[{}]/g) ?? [];
    return [...words.filter(({ word }) => !isVariable(word)).map(({ whole }) => whole), ...stray];
  });
  return [...new Set(unknown)];
}

/** A value is put in once: braces that it holds stay as they are. */
export function fillTemplate(text: string, values: TemplateValues) {
  return text.replace(braces, (whole, word: string) => (isVariable(word) ? values[word] : whole));
}

const brackets = /\[[^[\]]+\]/g;

/** What a template leaves to its user, in square brackets, and still stands in a text. */
export function leftPlaceholders(
  text: string,
  { textFr, textEn }: Pick<ReasonTexts, "textFr" | "textEn">,
): string[] {
  const own = [textFr, textEn].flatMap((one) => one.match(brackets) ?? []);
  return [...new Set(own)].filter((placeholder) => text.includes(placeholder));
}
