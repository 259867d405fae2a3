import type { DocumentDetails } from "./details.ts";
import { Sheet } from "./sheet.ts";
import { dateWords, onOneLine, sirenWords } from "./wording.ts";

export async function letter(details: DocumentDetails): Promise<Buffer> {
  const sheet = await Sheet.create(details.family, 11);
  const { name, city, date, layout, contact } = details;
  const words = details.language === "en" ? english(details) : french(details);
  const isRight = layout === 1;
  const align = isRight ? ("centre" as const) : ("left" as const);
  sheet.line(name, { bold: true, size: 16, align });
  sheet.line(onOneLine(details.seat), { align });
  sheet.line(`SIREN ${sirenWords(details.siren, details.sirenStyle)}`, { align });
  sheet.space(24);
  sheet.line("SafeBrands", { x: 330 });
  sheet.line(words.department, { x: 330 });
  sheet.space(16);
  if (date !== null) sheet.line(`${city}, ${words.date}`, { align: "right" });
  sheet.space(16);
  sheet.line(words.subject, { bold: true });
  sheet.space();
  sheet.line(words.salutation);
  sheet.space();
  sheet.paragraph(words.opening[layout] ?? "");
  sheet.space(6);
  sheet.paragraph(words.wish);
  sheet.space();
  sheet.paragraph(words.close);
  sheet.space(20);
  sheet.line(`${contact.given} ${contact.family}`, { x: 330 });
  sheet.line(contact.role, { x: 330 });
  sheet.space(6);
  if (details.signed) sheet.signature(340);
  if (details.stamped) sheet.stamp(110, name);
  return sheet.save();
}

function french({ contact, name, date, dateStyle }: DocumentDetails) {
  const { given, family, role } = contact;
  return {
    department: "Service clients",
    date: `le ${dateWords(date ?? "", dateStyle)}`,
    subject: "Objet : changement de contact et de numéro de mobile",
    salutation: "Madame, Monsieur,",
    opening: [
      `Je soussignée ${given} ${family}, ${role} de la société ${name}, vous informe du décès de notre contact principal, Monsieur Jean DURAND.`,
      `En ma qualité de ${role} de la société ${name}, je vous informe du décès de notre contact principal, Monsieur Jean DURAND.`,
      `Par la présente, je soussignée, Madame ${given} ${family}, agissant en qualité de ${role} de ${name}, vous fais part du décès de Monsieur Jean DURAND, notre contact principal.`,
    ],
    wish: "Je vous demande de bien vouloir remplacer ce contact par Madame Sophie BERNARD et d'enregistrer le numéro de mobile 06 12 34 56 78 pour la double authentification de notre espace client.",
    close: "Je vous prie d'agréer, Madame, Monsieur, l'expression de mes salutations distinguées.",
  };
}

function english({ contact, name, date }: DocumentDetails) {
  const { given, family, role } = contact;
  const written = new Intl.DateTimeFormat("en-GB", { dateStyle: "long", timeZone: "UTC" });
  return {
    department: "Customer service",
    date: written.format(new Date(date ?? 0)),
    subject: "Subject: change of contact and mobile number",
    salutation: "Dear Sir or Madam,",
    opening: [
      `I, the undersigned, ${given} ${family}, ${role} of ${name}, inform you of the death of our main contact, Mr Jean DURAND.`,
      `In my capacity as ${role} of ${name}, I am writing to inform you of the death of our main contact, Mr Jean DURAND.`,
      `I, the undersigned ${given} ${family}, hereby inform you, on behalf of ${name}, of the death of Mr Jean DURAND, our main contact.`,
    ],
    wish: "Please replace this contact with Ms Sophie BERNARD and register the mobile number +33 6 12 34 56 78 for the two-step sign-in of our client area.",
    close: "Yours faithfully,",
  };
}
