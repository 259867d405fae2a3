import { fold } from "./fold.ts";

const binding =
  /^(?:(?:co-?)?gerante?s?(?: associee?s?)?|associee?s? gerante?s?|president(?:e)?(?: (?:du conseil d'administration|du directoire|directeur general|de (?:la )?(?:sas|sasu|societe|association)))?|presidente?[- ]direct(?:eur|rice)[- ]generale?|direct(?:eur|rice)s? generale?s?(?: deleguee?s?)?(?: unique)?|membre du directoire|liquidat(?:eur|rice)|administrat(?:eur|rice) (?:unique|provisoire|judiciaire)|entrepreneur individuel|representante? legale?)$/;
const notBinding =
  /^(?:commissaires? aux comptes|administrat(?:eur|rice)|membre du (?:conseil|comite)|vice-?president|president(?:e)? du conseil de surveillance|censeur|associee?$|secretaire|tresori)/;

export type Office = "binds" | "does-not";

/** Of several offices in one line, as in "Gérant, associé", the one that binds counts. */
export function officeOf(text: string): Office | null {
  const name = fold(text)
    .replace(/\s+/g, " ")
    .replace(/[\s:;,.]+$/, "")
    .trim();
  const offices = [name, ...name.split(/, | et (?=[a-z]{5})/)];
  if (offices.some((one) => binding.test(one.trim()))) return "binds";
  return notBinding.test(name) ? "does-not" : null;
}
