import type { ShownPage } from "#app/domain/review/document-view.ts";
import { m } from "#app/i18n/paraglide/messages.js";
import type { Box } from "#app/reader/reading.ts";
import { markShape, sheetShape } from "./sheet-shape.ts";
import type { Turn, Zoom } from "./view-state.ts";

export interface Mark {
  readonly id: string;
  readonly look: "fact" | "hit";
  readonly page: number;
  readonly box: Box;
}

interface SheetProps {
  readonly page: ShownPage;
  readonly pages: number;
  readonly src: string;
  readonly zoom?: Zoom;
  readonly turn?: Turn;
  readonly marks?: readonly Mark[];
}

export function Sheet(props: SheetProps) {
  const { page, pages, src, zoom = "width", turn = 0, marks = [] } = props;
  const { transform, ...frame } = sheetShape(page, turn, zoom);
  const title = m.staff_documents_page_of({ page: page.page, pages });
  return (
    <figure className="sheet" id={`page-${String(page.page)}`} data-page={page.page}>
      {page.hasPicture ? (
        <svg
          {...frame}
          className="sheet-picture"
          role="img"
          aria-label={title}
          data-width={page.width}
          data-height={page.height}
        >
          <g transform={transform}>
            <image href={src} width={page.width} height={page.height} preserveAspectRatio="none" />
            {marks.map((mark) => (
              <MarkBox key={mark.id} mark={mark} page={page} />
            ))}
          </g>
        </svg>
      ) : (
        <p className="sheet-bare">{m.staff_documents_page_bare()}</p>
      )}
      <figcaption>
        {title}
        <Source page={page} />
      </figcaption>
    </figure>
  );
}

function MarkBox({ mark, page }: { readonly mark: Mark; readonly page: ShownPage }) {
  return <rect id={mark.id} className={`mark mark-${mark.look}`} {...markShape(mark.box, page)} />;
}

function Source({ page: { source, confidence } }: { readonly page: ShownPage }) {
  if (source === "text") return null;
  const words =
    source === "ocr"
      ? m.staff_documents_page_ocr({ confidence: Math.round(confidence ?? 0) })
      : m.staff_documents_page_textless();
  return <span> – {words}</span>;
}
