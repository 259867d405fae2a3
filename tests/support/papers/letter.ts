import { dateWords, onOneLine, sirenWords } from "#tests/support/papers/wording.ts";
import { Sheet } from "#tests/support/papers/sheet.ts";
import type { PaperDetails } from "#tests/support/papers/details.ts";

/** A letter on letterhead that asks for a change of contact; `signed` and `stamped` are drawn, or left out. */
export async function letter(details: PaperDetails): Promise<Buffer> {
  const sheet = await Sheet.create(details.family, 11);
  const { name, city, date, layout, contact } = details;
  const isRight = layout === 1;
  const align = isRight ? ("centre" as const) : ("left" as const);
  sheet.line(name, { bold: true, size: 16, align });
  sheet.line(onOneLine(details.seat), { align });
  sheet.line(`SIREN ${sirenWords(details.siren, details.sirenStyle)}`, { align });
  sheet.space(24);
  sheet.line("SafeBrands", { x: 330 });
  sheet.line("Service clients", { x: 330 });
  sheet.space(16);
  if (date !== null)
    sheet.line(`${city}, le ${dateWords(date, details.dateStyle)}`, { align: "right" });
  sheet.space(16);
  sheet.line("Objet : changement de contact et de numéro de mobile", { bold: true });
  sheet.space();
  sheet.line("Madame, Monsieur,");
  sheet.space();
  body(sheet, details);
  sheet.space();
  sheet.paragraph(
    "Je vous prie d'agréer, Madame, Monsieur, l'expression de mes salutations distinguées.",
  );
  sheet.space(20);
  sheet.line(`${contact.given} ${contact.family}`, { x: 330 });
  sheet.line(contact.role, { x: 330 });
  sheet.space(6);
  if (details.signed) sheet.signature(340);
  if (details.stamped) sheet.stamp(110, name);
  return sheet.save();
}

function body(sheet: Sheet, { contact, name, layout }: PaperDetails): void {
  const { given, family, role } = contact;
  const opening = [
    `Je soussignée ${given} ${family}, ${role} de la société ${name}, vous informe du décès de notre contact principal, Monsieur Jean DURAND.`,
    `En ma qualité de ${role} de la société ${name}, je vous informe du décès de notre contact principal, Monsieur Jean DURAND.`,
    `Par la présente, je soussignée, Madame ${given} ${family}, agissant en qualité de ${role} de ${name}, vous fais part du décès de Monsieur Jean DURAND, notre contact principal.`,
  ];
  sheet.paragraph(opening[layout] ?? "");
  sheet.space(6);
  sheet.paragraph(
    "Je vous demande de bien vouloir remplacer ce contact par Madame Sophie BERNARD et d'enregistrer le numéro de mobile 06 12 34 56 78 pour la double authentification de notre espace client.",
  );
}
