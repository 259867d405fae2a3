import { withoutAccents } from "#app/reader/fold.ts";

/**
 * Offices that bind the organisation towards others, as Recherche d'entreprises writes them (INPI's
 * list of roles, RNE). A person in another one, such as an auditor, a member of a board or an
 * authorised signatory, is no proof. Sources: code de commerce L. 221-3, L. 223-18, L. 225-51-1,
 * L. 225-56, L. 225-64, L. 227-6, L. 237-24.
 */
const binding: readonly RegExp[] = [
  /^co-?gerante?\b/,
  /^gerante?\b/,
  /^associee? gerante?\b/,
  /^associee? indefiniment (et solidairement )?responsable\b.*\bgerante?\b/,
  /^presidente?( de sas| de la sas| de la societe| de l association)?$/,
  /^president(e)?[- ]?directeur(rice)?[- ]general(e)?$/,
  /^presidente directrice generale$/,
  /^presidente? du directoire$/,
  /^presidente? du conseil d administration et (directeur general|directrice generale)$/,
  /^(directeur general|directrice generale)( delegue| deleguee)?$/,
  /^(directeur general|directrice generale) unique$/,
  /^liquidat(eur|rice)( amiable| judiciaire)?$/,
  /^representante? legale?$/,
];

const never = /\b(commissaire|suppleante?|surveillance|ancienne?|demissionnaire|revoquee?)\b/;

export function bindsCompany(office: string): boolean {
  const folded = withoutAccents(office)
    .toLowerCase()
    .replace(/[^a-z-]+/g, " ")
    .trim();
  return !never.test(folded) && binding.some((form) => form.test(folded));
}
