import { withoutAccents } from "#app/reader/fold.ts";

/**
 * INSEE's "catégories juridiques", level II, by the first two digits of the code. A form that is not
 * here is not compared.
 */
const forms: readonly {
  readonly codes: readonly string[];
  readonly title: string;
  readonly written: RegExp;
}[] = [
  {
    codes: ["52"],
    title: "société en nom collectif",
    written: /\b(snc|societe en nom collectif)\b/,
  },
  {
    codes: ["53"],
    title: "société en commandite",
    written: /\b(scs|sca|societe en commandite)\b/,
  },
  {
    codes: ["54"],
    title: "société à responsabilité limitée",
    written: /\b(sarl|eurl|selarl|(societe|entreprise)( \w+){0,4} a responsabilite limitee)\b/,
  },
  {
    codes: ["57"],
    title: "société par actions simplifiée",
    written: /\b(sas|sasu|selas|selasu|societe( \w+){0,4} par actions simplifiee)\b/,
  },
  { codes: ["55", "56"], title: "société anonyme", written: /\b(sa|societe anonyme)\b/ },
  {
    codes: ["62"],
    title: "groupement d’intérêt économique",
    written: /\b(gie|groupement d interet economique)\b/,
  },
  { codes: ["65"], title: "société civile", written: /\b(sci|scp|scm|societe civile)\b/ },
  { codes: ["92"], title: "association", written: /\bassociation\b/ },
];

/** In French, as the register names it; the code for a form that is not listed. */
export function legalFormTitle(code: string): string {
  return forms.find(({ codes }) => codes.includes(code.slice(0, 2)))?.title ?? code;
}

/** Null: the text names no form that we know. */
export function isSameForm(written: string, code: string): boolean | null {
  const folded = withoutAccents(written)
    .replace(/\./g, "")
    .replace(/[^a-z]+/g, " ");
  const named = forms.find((form) => form.written.test(folded));
  const known = forms.some(({ codes }) => codes.includes(code.slice(0, 2)));
  return named && known ? named.codes.includes(code.slice(0, 2)) : null;
}
