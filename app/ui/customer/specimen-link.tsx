import type { DocumentKind } from "#app/domain/situation/ids.ts";
import { m } from "#app/i18n/paraglide/messages.js";
import { documentTitle } from "#app/i18n/words.ts";
import { paths } from "#app/routes/paths.ts";

/**
 * Shown beside the document's name, which it repeats for screen reader users who hear only the
 * link.
 */
export function SpecimenLink({ kind }: { readonly kind: DocumentKind }) {
  return (
    <a className="small nowrap" href={paths.documentKind({ kind })}>
      {m.pdfs_specimen_see()}
      <span className="hidden-visually"> {m.pdfs_specimen_of({ title: documentTitle(kind) })}</span>
    </a>
  );
}
