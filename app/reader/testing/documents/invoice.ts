import { Sheet } from "./sheet.ts";

export async function invoice(name: string, siren: string): Promise<Buffer> {
  const sheet = await Sheet.create("sans", 10);
  sheet.line(name, { bold: true, size: 16 });
  sheet.line(`SAS au capital de 10 000 euros - RCS Paris ${siren}`);
  sheet.space(20);
  sheet.line("FACTURE N° 2026-1187", { bold: true, size: 14 });
  sheet.line("Date : 12 novembre 2026");
  sheet.line("Client : Mairie de Lyon");
  sheet.space();
  sheet.pair("Pose de luminaires, 12 unités", "4 800,00 €", 420);
  sheet.pair("Total TTC", "5 760,00 €", 420);
  sheet.line("Règlement à 30 jours. Aucun escompte pour paiement anticipé.");
  return sheet.save();
}
