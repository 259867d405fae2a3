import type { DocumentKind } from "#app/domain/situation/ids.ts";
import type { Fact } from "#app/reader/reading.ts";
import { factOf, type Finding, type Script } from "./script.ts";

type Sign = readonly [RegExp, number];

/** `^` is the start of a line. */
const signs: Record<DocumentKind, readonly Sign[]> = {
  kbis: [
    [/^.{0,12}extrait k ?bis\b/m, 3],
    [/^.{0,6}extrait k\b/m, 2],
    [/immatriculation principale/, 2],
    [/identification de la personne morale/, 2],
    [/^.{0,6}greffe du tribunal/m, 1.5],
    [/registre du commerce et des societes/, 1],
    [/\ba jour au\b/, 1],
    [/le greffier\b|fin de l'extrait/, 1],
  ],
  "rne-extract": [
    [/registre national des entreprises/, 3],
    [/attestation d'immatriculation/, 2],
    [/\binpi\b|institut national de la propriete industrielle/, 1.5],
    [/\ba jour au\b/, 1],
  ],
  "deed-of-sale": [
    [/^.{0,30}(?:acte|contrat|protocole|convention)s?(?: reiteratif)? de (?:cession|vente)/m, 3],
    [/^.{0,20}cession (?:de fonds|d'actions|de parts|de titres|d'un fonds)/m, 2],
    [/^.{0,24}(?:projet (?:commun )?de )?(?:traite|projet) de fusion/m, 3],
    [/apport partiel d'actif|^.{0,12}(?:contrat|traite) d'apport/m, 3],
    [/transmission universelle d[eu] (?:son )?patrimoine/, 3],
    [/contenant (?:vente|cession)|vente de fonds de commerce/, 3],
    [/\ba recu le present acte\b|\boffice notarial\b/, 1],
    [/\babsorb(?:ante|ee)\b/, 1.5],
    [/\bapporteuse?\b/, 1],
    [/dissolution (?:sans liquidation|par anticipation)/, 1],
    // A promise is no sale.
    [/^.{0,40}(?:promesse|compromis)\b/m, -6],
    [/cession (?:de fonds|d'actions|de parts|de titres)/, 1.5],
    [/\bcedante?\b/, 1],
    [/\bcessionnaire\b/, 1],
    [/\bvende(?:ur|resse)s?\b/, 1],
    [/\bacquereu(?:r|se)\b/, 1],
    [/entre les soussigne|designation des parties/, 1],
    [/entree en jouissance|transfert de propriete|prix de (?:cession|vente)/, 1],
  ],
  "journal-publication": [
    [/^.{0,12}journal officiel de la republique/m, 2.5],
    [/associations et fondations d'entreprise/, 2],
    [/bulletin officiel des annonces civiles/, 2.5],
    [/\bbodacc\b|\bjoafe\b/, 1.5],
    [/^.{0,12}annonce (?:n|no|num)/m, 1.5],
    [/publiee?s? le|parution/, 0.5],
    [/\bannonces? legales?\b/, 2],
    [/\battestation de parution\b|\bavis de parution\b/, 3],
    [/^.{0,12}bodacc\b/m, 1.5],
    [
      /^.{0,6}(?:modifications diverses|ventes et cessions|avis de (?:dissolution|modification|constitution|cession))\b/m,
      1.5,
    ],
    [/^.{0,6}pour avis\b/m, 1],
    // It takes another announcement back.
    [/\brectificatif\b|\bannule et remplace\b/, -6],
  ],
  "registry-receipt": [
    [/^.{0,12}recepisse\b/m, 3],
    [/declaration de (?:modification|creation|changement)/, 1.5],
    [/donne recepisse/, 1],
    [/\bregistre des associations\b/, 3],
    [/\batteste que (?:l'association|la fondation)\b/, 3],
    [/\b(?:renouvellement|composition) d[eu] (?:son |leur )?bureau\b/, 1],
    [/^.{0,8}attestation$/m, 1],
    [/\bvolume\b.{0,30}\bfolio\b/, 1],
    [/^.{0,12}(?:sous-)?prefecture|\bprefet\b/m, 1],
    [/loi du 1er juillet 1901/, 1],
  ],
  minutes: [
    [/^.{0,30}proces[ -]verbal/m, 3],
    [/^.{0,30}compte[ -]rendu (?:de l'assemblee|de la reunion|du conseil)/m, 3],
    [
      /\bdecisions? (?:collectives? )?(?:de l'associee? unique|des associes|de l'actionnaire unique)\b/,
      3,
    ],
    [/\bconseil d'administration\b|\breunion du bureau\b/, 0.5],
    [/\best (?:elue?|nommee?)\b|\bnomme\b|\bsont elus\b/, 0.5],
    [/assemblee generale/, 1],
    [/^.{0,20}resolution\b/m, 1],
    [/ordre du jour|feuille de presence|quorum|seance est levee/, 1],
    [/adoptee a l'unanimite|mise aux voix/, 1],
  ],
  letter: [
    [/^.{0,6}(?:objet|subject|re) ?:/m, 2],
    [/^.{0,6}(?:madame|monsieur|mesdames|messieurs)(?:, monsieur)?,$/m, 1.5],
    [/^.{0,6}(?:dear (?:sirs?|madam|mr|mrs|ms|all|safebrands)\b|to whom it may concern)/m, 1.5],
    [
      /d'agreer|veuillez agreer|veuillez recevoir|salutations|sentiments (?:distingues|les meilleurs|respectueux|devoues)|cordialement|respectueusement|remerciements/,
      2,
    ],
    [/^.{0,6}bonjour\b/m, 1.5],
    [/yours (?:faithfully|sincerely|truly)|^.{0,6}(?:kind|best) regards/m, 2],
    [/je soussigne|en ma qualite de|par la presente|j'ai qualite pour/, 1.5],
    [/\bi, the undersigned|in my capacity as|i am entitled to|\bi hereby\b/, 1.5],
  ],
};

const leastScore = 3.5;
const leastLead = 1;

export interface FoundKind {
  readonly kind: DocumentKind;
  readonly fact: Fact;
}

export function kindOf(script: Script): FoundKind | null {
  const scores = Object.entries(signs)
    .map(([kind, list]) => ({ kind: kind as DocumentKind, ...score(script.folded, list) }))
    .sort((a, b) => b.sum - a.sum);
  const [best, second] = scores;
  if (best === undefined || best.sum < leastScore) return null;
  const lead = best.sum - (second?.sum ?? 0);
  if (lead < leastLead) return null;
  const finding: Finding = {
    name: "kind",
    value: best.kind,
    at: best.at,
    sure: Math.min(0.99, 0.55 + 0.05 * best.sum + 0.05 * lead),
  };
  return { kind: best.kind, fact: factOf(script, finding) };
}

function score(folded: string, list: readonly Sign[]) {
  let sum = 0;
  let at = { start: 0, end: 0 };
  let heaviest = 0;
  for (const [pattern, weight] of list) {
    const match = pattern.exec(folded);
    if (match === null) continue;
    sum += weight;
    if (weight > heaviest) {
      heaviest = weight;
      at = { start: match.index, end: match.index + Math.min(match[0].length, 120) };
    }
  }
  return { sum, at };
}
