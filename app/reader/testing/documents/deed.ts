import type { DocumentDetails } from "./details.ts";
import { Sheet } from "./sheet.ts";
import { dateWords, onOneLine, sirenWords } from "./wording.ts";

/** Layouts: sale of a business (0), sale of shares (1), or a deed that lists its parties (2). */
export async function deed(details: DocumentDetails): Promise<Buffer> {
  const sheet = await Sheet.create(details.family, 10.5);
  const title = [
    "ACTE DE CESSION DE FONDS DE COMMERCE",
    "CONTRAT DE CESSION D'ACTIONS",
    "ACTE DE VENTE DE FONDS DE COMMERCE",
  ];
  sheet.line(title[details.layout] ?? "", { bold: true, size: 15, align: "centre" });
  sheet.space(20);
  if (details.layout === 2) asList(sheet, details);
  else asSentences(sheet, details);
  clauses(sheet, details);
  sheet.space();
  if (details.date !== null) {
    sheet.line(
      `Fait à ${details.city}, le ${dateWords(details.date, details.dateStyle)}, en deux exemplaires originaux.`,
    );
  }
  sheet.space();
  const [seller, buyer] = roles(details);
  sheet.pair(seller, buyer, 340);
  if (details.signed) {
    sheet.signature(70);
    sheet.signature(350);
  }
  return sheet.save();
}

const roles = ({ layout }: DocumentDetails) =>
  layout === 2
    ? (["Le Vendeur", "L'Acquéreur"] as const)
    : (["Le Cédant", "Le Cessionnaire"] as const);

function asSentences(sheet: Sheet, details: DocumentDetails): void {
  const [seller, buyer] = roles(details);
  sheet.line("ENTRE LES SOUSSIGNÉS :", { bold: true });
  sheet.paragraph(
    `La société ${details.name}, ${details.legalForm.toLowerCase()} au capital de ${details.capital.toLowerCase()}, dont le siège social est situé ${onOneLine(details.seat)}, immatriculée au Registre du commerce et des sociétés de ${details.city} sous le numéro ${sirenWords(details.siren, details.sirenStyle)}, représentée par Monsieur Paul ROUSSEL, en qualité de président,`,
  );
  sheet.line(`Ci-après dénommée « ${seller} »,`);
  sheet.line("D'UNE PART,", { align: "right" });
  sheet.line("ET :", { bold: true });
  sheet.paragraph(
    `La société ${details.buyer.name}, société à responsabilité limitée au capital de 8 000 euros, dont le siège social est situé 4 cours Gambetta 69003 Lyon, immatriculée au RCS de Lyon sous le n° ${sirenWords(details.buyer.siren, details.sirenStyle)}, représentée par sa gérante, Madame Anne LEFORT,`,
  );
  sheet.line(`Ci-après dénommée « ${buyer} »,`);
  sheet.line("D'AUTRE PART,", { align: "right" });
}

function asList(sheet: Sheet, details: DocumentDetails): void {
  const party = (label: string, name: string, siren: string) => {
    sheet.line(label, { bold: true });
    sheet.line(`Dénomination : ${name}`);
    sheet.line(`SIREN : ${sirenWords(siren, details.sirenStyle)}`);
    sheet.line(`Siège : ${onOneLine(details.seat)}`);
    sheet.space(6);
  };
  sheet.line("DÉSIGNATION DES PARTIES", { bold: true });
  party("LE VENDEUR", details.name, details.siren);
  party("L'ACQUÉREUR", details.buyer.name, details.buyer.siren);
}

function clauses(sheet: Sheet, { layout, name, city }: DocumentDetails): void {
  const [seller, buyer] = layout === 2 ? ["Vendeur", "Acquéreur"] : ["Cédant", "Cessionnaire"];
  const object = layout === 1 ? "la totalité des actions de la société" : "le fonds de commerce";
  sheet.space();
  sheet.line("IL A ÉTÉ CONVENU CE QUI SUIT :", { bold: true });
  sheet.line("Article 1 - Objet de la cession", { bold: true });
  sheet.paragraph(
    `Le ${seller ?? ""} cède au ${buyer ?? ""}, qui l'accepte, ${object} exploité à ${city} sous l'enseigne ${name}, avec tous les éléments corporels et incorporels qui en dépendent.`,
  );
  sheet.line("Article 2 - Prix", { bold: true });
  sheet.paragraph(
    "La présente cession est consentie moyennant le prix de 250 000 euros, payé comptant le jour de la signature. Le prix de cession se ventile entre éléments incorporels pour 200 000 euros et matériel pour 50 000 euros.",
  );
  sheet.line("Article 3 - Transfert de propriété et entrée en jouissance", { bold: true });
  sheet.paragraph(
    "Le transfert de propriété a lieu à compter de ce jour. Les parties élisent domicile en leurs sièges.",
  );
}
