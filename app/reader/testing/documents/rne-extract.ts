import type { DocumentDetails } from "./details.ts";
import { Sheet } from "./sheet.ts";
import { dateWords, sirenWords } from "./wording.ts";

export async function rneExtract(details: DocumentDetails): Promise<Buffer> {
  const sheet = await Sheet.create(details.family, 10);
  sheet.line("INPI", { bold: true, size: 14 });
  sheet.line("Institut national de la propriété industrielle");
  sheet.space();
  sheet.line("ATTESTATION D'IMMATRICULATION", { bold: true, size: 14, align: "centre" });
  sheet.line("AU REGISTRE NATIONAL DES ENTREPRISES", { bold: true, size: 12, align: "centre" });
  if (details.date !== null) {
    const date = dateWords(details.date, details.dateStyle);
    sheet.line(`Données à jour au ${date}`, { align: "centre" });
  }
  sheet.space();
  sheet.line("Identité de l'entreprise", { bold: true });
  sheet.pair("Dénomination", details.name);
  sheet.pair("SIREN (siège)", sirenWords(details.siren, details.sirenStyle));
  sheet.pair("Date d'immatriculation au RNE", "01/02/2012");
  sheet.pair("Forme juridique", details.legalForm);
  sheet.pair("Capital social", details.capital);
  sheet.pair("Adresse du siège", details.seat);
  sheet.space();
  sheet.line("Gestion et Direction", { bold: true });
  for (const { given, family, role } of details.managers) {
    sheet.pair("Nom, Prénom(s)", `${family} ${given}`);
    sheet.pair("Qualité", role);
    sheet.pair("Date de naissance (mm/aaaa)", "03/1971");
    sheet.pair("Commune de résidence", "Lyon");
    sheet.space(4);
  }
  sheet.line("Ce document est délivré gratuitement sur data.inpi.fr.");
  return sheet.save();
}
