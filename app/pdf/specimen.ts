import type { DocumentKind } from "#app/domain/situation/ids.ts";
import { m } from "#app/i18n/paraglide/messages.js";
import type { Locale } from "#app/i18n/paraglide/runtime.js";
import { documentTitle } from "#app/i18n/words.ts";
import type { Pdf } from "./block.ts";
import { specimenWords } from "./specimen-words.ts";
import { specimens } from "./specimens/specimens.ts";

export function specimen(kind: DocumentKind, author: string, locale: Locale): Pdf {
  const name = documentTitle(kind, locale);
  const title = m.pdfs_specimen_document({ title: name }, { locale });
  const { places, where } = specimenWords[kind];
  const alt = m.pdfs_specimen_alt({ title: name }, { locale });
  return {
    locale,
    title,
    author,
    foot: (page, of) => m.pdfs_specimen_foot({ title, page, of }, { locale }),
    blocks: [
      { kind: "paragraph", look: "brand", text: author },
      { kind: "title", text: title },
      { kind: "paragraph", look: "lead", text: m.pdfs_specimen_lead({}, { locale }) },
      { kind: "space", height: 10 },
      {
        kind: "beside",
        leftShare: 0.6,
        left: [{ kind: "drawing", drawing: specimens[kind], alt }],
        right: [
          { kind: "heading", text: m.pdfs_specimen_legend({}, { locale }) },
          { kind: "list", look: "ordered", items: places.map((say) => [say({}, { locale })]) },
        ],
      },
      { kind: "heading", text: m.pdfs_specimen_where({}, { locale }) },
      { kind: "paragraph", text: where({}, { locale }) },
      { kind: "paragraph", look: "small", text: m.pdfs_specimen_note({}, { locale }) },
    ],
  };
}
