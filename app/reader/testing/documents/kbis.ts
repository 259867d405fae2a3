import type { DocumentDetails } from "./details.ts";
import { Sheet } from "./sheet.ts";
import { dateWords, sirenWords } from "./wording.ts";

/** Layouts: the registries' own (0, 1), or typed in one column (2). */
export async function kbis(details: DocumentDetails): Promise<Buffer> {
  const sheet = await Sheet.create(details.family, 10);
  head(sheet, details);
  sheet.space();
  if (details.layout === 2) inOneColumn(sheet, details);
  else asTable(sheet, details);
  sheet.space();
  sheet.line("Le Greffier", { align: "right" });
  sheet.line("FIN DE L'EXTRAIT", { align: "centre", bold: true });
  return sheet.save();
}

function head(sheet: Sheet, { city, code, date, dateStyle, layout }: DocumentDetails): void {
  if (code !== null) sheet.qr(`https://controle.infogreffe.fr/controle?code=${code}`);
  sheet.line(`Greffe du Tribunal de Commerce de ${city}`, { bold: true });
  sheet.line("1 quai de la Corse");
  sheet.line(`75198 ${city.toUpperCase()} CEDEX 04`);
  sheet.space(4);
  if (code !== null)
    sheet.line(layout === 1 ? `Code de vérification ${code}` : `Code de vérification : ${code}`);
  sheet.line("N° de gestion 2012B04567");
  sheet.space();
  sheet.line("Extrait Kbis", { size: 15, bold: true, align: "centre" });
  sheet.space(4);
  const title = "EXTRAIT D'IMMATRICULATION PRINCIPALE AU REGISTRE DU COMMERCE ET DES SOCIÉTÉS";
  sheet.line(title, { size: 9.5, bold: true, align: "centre" });
  if (date !== null) sheet.line(`à jour au ${dateWords(date, dateStyle)}`, { align: "centre" });
}

function asTable(sheet: Sheet, details: DocumentDetails): void {
  const { siren, sirenStyle, city } = details;
  heading(sheet, "IDENTIFICATION DE LA PERSONNE MORALE");
  const number = sirenWords(siren, sirenStyle);
  if (details.edited) {
    sheet.editedPair("Immatriculation au RCS, numéro", [
      number.slice(0, 5),
      number.slice(5, 7),
      `${number.slice(7)} R.C.S. ${city}`,
    ]);
  } else sheet.pair("Immatriculation au RCS, numéro", `${number} R.C.S. ${city}`);
  sheet.pair("Date d'immatriculation", "01/02/2012");
  sheet.pair("Dénomination ou raison sociale", details.name);
  sheet.pair("Forme juridique", details.legalForm);
  sheet.pair("Capital social", details.capital);
  sheet.pair(details.layout === 0 ? "Adresse du siège" : "Siège social", details.seat);
  sheet.pair(
    "Activités principales",
    "Conception et fabrication de luminaires, négoce|de matériel électrique",
  );
  sheet.pair("Durée de la personne morale", "Jusqu'au 31/01/2111");
  sheet.pair("Date de clôture de l'exercice social", "31 décembre");
  heading(sheet, "GESTION, DIRECTION, ADMINISTRATION, CONTRÔLE, ASSOCIÉS OU MEMBRES");
  for (const { given, family, role } of details.managers) {
    sheet.line(role, { bold: true });
    sheet.pair("Nom, prénoms", `${family} ${given}`);
    sheet.pair("Date et lieu de naissance", "Le 14/03/1971 à Lyon (69)");
    sheet.pair("Nationalité", "Française");
    sheet.pair("Domicile personnel", "8 allée des Tilleuls 69006 Lyon");
  }
  if (details.auditor !== null) {
    sheet.line("Commissaire aux comptes titulaire", { bold: true });
    sheet.pair("Dénomination", details.auditor.name);
    sheet.pair("SIREN", sirenWords(details.auditor.siren, "spaced"));
    sheet.pair("Adresse", "3 place Bellecour 69002 Lyon");
  }
  heading(sheet, "RENSEIGNEMENTS RELATIFS À L'ACTIVITÉ ET À L'ÉTABLISSEMENT PRINCIPAL");
  sheet.pair("Adresse de l'établissement", details.seat);
  sheet.pair("Date de commencement d'activité", "15/01/2012");
}

function inOneColumn(sheet: Sheet, details: DocumentDetails): void {
  const number = sirenWords(details.siren, details.sirenStyle);
  sheet.line(`Numéro d'identification : R.C.S. ${details.city.toUpperCase()} ${number}`);
  sheet.line(`Dénomination sociale : ${details.name}`);
  sheet.line(`Forme juridique : ${details.legalForm}`);
  sheet.line(`Capital social : ${details.capital}`);
  sheet.line(`Adresse du siège social : ${details.seat.replace("|", " ")}`);
  sheet.space();
  heading(sheet, "ADMINISTRATION");
  for (const { given, family, role } of details.managers) {
    sheet.line(`${role} : ${family} ${given}, né(e) le 14/03/1971 à Lyon`);
  }
  if (details.auditor !== null) {
    const { name, siren } = details.auditor;
    sheet.line(`Commissaire aux comptes : ${name} (${sirenWords(siren, "spaced")} R.C.S. Lyon)`);
  }
}

function heading(sheet: Sheet, text: string): void {
  sheet.space(8);
  sheet.line(text, { bold: true, size: 9 });
  sheet.rule();
}
