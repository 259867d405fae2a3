import type { DocumentDetails } from "./details.ts";
import { Sheet } from "./sheet.ts";
import { dateWords, onOneLine } from "./wording.ts";

/** Layouts: minutes of an association (0, 2) or of a company (1). */
export async function minutes(details: DocumentDetails): Promise<Buffer> {
  const sheet = await Sheet.create(details.family, 11);
  const isCompany = details.layout === 1;
  sheet.line(isCompany ? details.name : `Association ${details.name}`, { bold: true, size: 13 });
  sheet.line(
    isCompany
      ? `${details.legalForm} au capital de ${details.capital.toLowerCase()}`
      : "régie par la loi du 1er juillet 1901",
  );
  sheet.line(`Siège social : ${onOneLine(details.seat)}`);
  sheet.space(20);
  sheet.line("PROCÈS-VERBAL DE L'ASSEMBLÉE GÉNÉRALE ORDINAIRE", {
    bold: true,
    size: 14,
    align: "centre",
  });
  opening(sheet, details);
  resolutions(sheet, details);
  sheet.space();
  sheet.line("L'ordre du jour étant épuisé, la séance est levée à 19 heures 30.");
  sheet.space();
  sheet.pair("Le président de séance", "Le secrétaire de séance", 340);
  if (details.signed) sheet.signature(70);
  return sheet.save();
}

function opening(sheet: Sheet, details: DocumentDetails): void {
  const { date, dateStyle, layout, name } = details;
  if (date !== null && dateStyle !== "spelled") {
    sheet.line(`du ${dateWords(date, dateStyle)}`, { align: "centre", bold: true });
  }
  sheet.space(16);
  const [day = "", month = "", ...year] =
    date === null ? [] : dateWords(date, "spelled").split(" ");
  const when =
    dateStyle === "spelled" && date !== null
      ? `L'an ${year.join(" ")}, le ${day} ${month}, à 18 heures`
      : "À 18 heures";
  const who =
    layout === 1 ? `les associés de la société ${name}` : `les membres de l'association ${name}`;
  sheet.paragraph(
    `${when}, ${who} se sont réunis en assemblée générale ordinaire au siège social, sur convocation du président. Il a été établi une feuille de présence. Le quorum étant atteint, l'assemblée peut valablement délibérer.`,
  );
}

function resolutions(sheet: Sheet, { contact, layout }: DocumentDetails): void {
  const { given, family, role } = contact;
  const person = `Madame ${given} ${family}`;
  const sentence = [
    `L'assemblée générale nomme ${person} en qualité de ${role}, en remplacement de Monsieur Jean DURAND, parti à la retraite.`,
    `La collectivité des associés décide de nommer ${person} aux fonctions de ${role}, à compter de ce jour, pour une durée indéterminée.`,
    `${person} est élue ${role} à l'unanimité, en remplacement de M. Jean DURAND.`,
  ];
  sheet.space();
  sheet.line("PREMIÈRE RÉSOLUTION", { bold: true });
  sheet.paragraph(
    "L'assemblée générale approuve les comptes de l'exercice écoulé et le rapport moral. Cette résolution est adoptée à l'unanimité.",
  );
  sheet.line("DEUXIÈME RÉSOLUTION", { bold: true });
  sheet.paragraph(sentence[layout] ?? "");
  sheet.paragraph(
    "Cette résolution, mise aux voix, est adoptée à l'unanimité des membres présents ou représentés.",
  );
}
