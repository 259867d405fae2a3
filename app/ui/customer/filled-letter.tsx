import { m } from "#app/i18n/paraglide/messages.js";
import { paths } from "#app/routes/paths.ts";

export function FilledLetter() {
  return (
    <section className="flow-tight">
      <h2>{m.pdfs_letter_filled_title()}</h2>
      <p>{m.pdfs_letter_filled_how()}</p>
      <p>
        <a href={paths.letterPdf()}>{m.pdfs_letter_filled_link()}</a>
      </p>
    </section>
  );
}
