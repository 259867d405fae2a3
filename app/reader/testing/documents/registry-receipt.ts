import type { DocumentDetails } from "./details.ts";
import { Sheet } from "./sheet.ts";
import { dateWords, onOneLine } from "./wording.ts";

export async function registryReceipt(details: DocumentDetails): Promise<Buffer> {
  const sheet = await Sheet.create(details.family, 11);
  const date = details.date === null ? null : dateWords(details.date, details.dateStyle);
  sheet.line("RÉPUBLIQUE FRANÇAISE", { bold: true });
  sheet.line(`PRÉFECTURE DE ${details.city.toUpperCase()}`);
  sheet.line("Le numéro W... est à rappeler dans toute correspondance");
  sheet.space(20);
  sheet.line("RÉCÉPISSÉ DE DÉCLARATION DE MODIFICATION", { bold: true, size: 14, align: "centre" });
  sheet.line(`de l'association n° ${details.rna}`, { bold: true, align: "centre" });
  sheet.space();
  sheet.line("Vu la loi du 1er juillet 1901 relative au contrat d'association ;");
  sheet.line("Vu le décret du 16 août 1901 portant règlement d'administration publique ;");
  sheet.space();
  sheet.paragraph(
    "Le préfet donne récépissé à Madame la Présidente d'une déclaration en date du 3 octobre 2026 faisant connaître le changement suivant : DIRIGEANTS",
  );
  sheet.line("dans l'association dont le titre est :");
  sheet.line(details.name, { bold: true, align: "centre" });
  sheet.line(`dont le siège social est situé : ${onOneLine(details.seat)}`);
  sheet.line("Décision prise le : 28 septembre 2026");
  sheet.space(20);
  if (date !== null) sheet.line(`${details.city}, le ${date}`, { align: "right" });
  return sheet.save();
}
