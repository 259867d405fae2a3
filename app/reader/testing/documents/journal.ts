import type { DocumentDetails } from "./details.ts";
import { Sheet } from "./sheet.ts";
import { dateWords, onOneLine, sirenWords } from "./wording.ts";

/** Layouts: one announcement on its own page (0, 1), or among others in two columns (2). */
export async function journal(details: DocumentDetails): Promise<Buffer> {
  const sheet = await Sheet.create(details.family, 10);
  (details.journal === "joafe" ? joafe : bodacc)(sheet, details);
  return sheet.save();
}

function joafe(sheet: Sheet, details: DocumentDetails): void {
  const date = details.date === null ? "" : dateWords(details.date, details.dateStyle);
  sheet.line("JOURNAL OFFICIEL DE LA RÉPUBLIQUE FRANÇAISE", {
    bold: true,
    align: "centre",
    size: 13,
  });
  sheet.line("Associations et fondations d'entreprise", { align: "centre" });
  if (details.date !== null) sheet.line(`Annonces publiées le ${date}`, { align: "centre" });
  sheet.space(16);
  const notice = [
    `Annonce n° ${details.announcement}`,
    "75 - Paris",
    "ASSOCIATIONS - Modifications",
    `Numéro RNA : ${details.rna}`,
    "Déclaration à la préfecture de police.",
    `Titre : ${details.name}`,
    "Objet : promouvoir la lecture et l'écriture auprès des enfants du quartier, organiser des rencontres et des ateliers",
    `Siège social : ${onOneLine(details.seat)}`,
    "Date de la déclaration : 3 octobre 2026",
  ];
  if (details.layout === 2) sheet.columns(notice, filler);
  else for (const line of notice) sheet.paragraph(line);
}

function bodacc(sheet: Sheet, details: DocumentDetails): void {
  const date =
    details.date === null ? "" : ` publié le ${dateWords(details.date, details.dateStyle)}`;
  sheet.line("BULLETIN OFFICIEL DES ANNONCES CIVILES ET COMMERCIALES", {
    bold: true,
    align: "centre",
    size: 11,
  });
  sheet.line(`Bodacc B n° 20260217${date}`, { align: "centre" });
  sheet.space(16);
  const managers = details.managers.map(
    ({ role, family, given }) => `${role} : ${family} ${given}`,
  );
  const notice = [
    `Annonce n° ${details.announcement}`,
    `n° RCS : ${sirenWords(details.siren, details.sirenStyle)} RCS ${details.city}`,
    `Dénomination : ${details.name}`,
    `Forme : ${details.legalForm}`,
    `Administration : ${managers.join(" ; ")}`,
    `Adresse du siège social : ${onOneLine(details.seat)}`,
    "Modification survenue sur l'administration.",
  ];
  if (details.layout === 2) sheet.columns(notice, filler);
  else for (const line of notice) sheet.paragraph(line);
}

const filler = [
  "Les annonces de cette rubrique sont publiées sous la responsabilité de ceux qui les demandent. Elles paraissent dans l'ordre de leur réception et peuvent être consultées gratuitement pendant toute la durée de leur mise à disposition.",
  "Toute reproduction doit mentionner la source et la date de parution. Les rectificatifs paraissent dans les mêmes formes que les annonces auxquelles ils se rapportent, dans un délai d'un mois.",
];
