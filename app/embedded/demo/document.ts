export interface DemoMinutes {
  readonly organisation: string;
  readonly contact: string;
  readonly role: string;
  readonly date: string;
}

export function demoMinutes({ organisation, contact, role, date }: DemoMinutes) {
  return onePage([
    "SPECIMEN - document de démonstration",
    "",
    organisation,
    "",
    "PROCÈS-VERBAL DE L'ASSEMBLÉE GÉNÉRALE ORDINAIRE",
    `du ${date}`,
    "",
    `À 18 heures, les membres de ${organisation} se sont réunis`,
    "en assemblée générale ordinaire au siège social, sur convocation du président.",
    "Il a été établi une feuille de présence. Le quorum est atteint.",
    "",
    "PREMIÈRE RÉSOLUTION",
    "L'assemblée générale approuve les comptes de l'exercice écoulé.",
    "Cette résolution est adoptée à l'unanimité.",
    "",
    "DEUXIÈME RÉSOLUTION",
    `L'assemblée générale nomme Madame ${contact} en qualité de ${role},`,
    "en remplacement du précédent contact, parti à la retraite.",
    "Cette résolution, mise aux voix, est adoptée à l'unanimité.",
    "",
    "L'ordre du jour étant épuisé, la séance est levée à 19 heures 30.",
    "",
    "Le président de séance                    Le secrétaire de séance",
  ]);
}

function onePage(lines: readonly string[]) {
  const shown = lines.map((line) => `(${line.replace(/[^ -ÿ]|[\\()]/g, "")}) Tj T*`).join(" ");
  const text = `BT /F1 11 Tf 18 TL 72 770 Td ${shown} ET`;
  const objects = [
    "<< /Type /Catalog /Pages 2 0 R >>",
    "<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
    "<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 4 0 R /Resources << /Font << /F1 5 0 R >> >> >>",
    `<< /Length ${text.length} >>\nstream\n${text}\nendstream`,
    "<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding >>",
  ];
  let body = "%PDF-1.4\n";
  const offsets = objects.map((object, index) => {
    const offset = body.length;
    body += `${index + 1} 0 obj\n${object}\nendobj\n`;
    return `${String(offset).padStart(10, "0")} 00000 n \n`;
  });
  const table = `xref\n0 ${objects.length + 1}\n0000000000 65535 f \n${offsets.join("")}`;
  const trailer = `trailer\n<< /Size ${objects.length + 1} /Root 1 0 R >>\n`;
  return Buffer.from(`${body}${table}${trailer}startxref\n${body.length}\n%%EOF\n`, "latin1");
}
