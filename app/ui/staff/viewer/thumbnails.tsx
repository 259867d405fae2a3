import type { ShownPage } from "#app/domain/review/document-view.ts";
import { m } from "#app/i18n/paraglide/messages.js";
import { type DocumentAddress, staffPaths } from "#app/routes/paths.ts";
import { viewAddress, type ViewState, windowOf, windowSize } from "./view-state.ts";

interface ThumbnailsProps {
  readonly pages: readonly ShownPage[];
  readonly total: number;
  readonly view: ViewState;
  readonly address: DocumentAddress;
}

export function Thumbnails({ pages, total, view, address }: ThumbnailsProps) {
  if (pages.length === 0) return null;
  return (
    <nav className="viewer-thumbs" aria-label={m.staff_documents_thumbnails()}>
      <ol className="thumbs">
        {pages.map((page) => (
          <li key={page.page}>
            <a
              href={viewAddress({ ...view, page: page.page })}
              data-thumb={page.page}
              aria-current={page.page === view.page ? "true" : undefined}
            >
              {page.hasPicture ? (
                <img
                  src={staffPaths.documentPicture({ ...address, page: String(page.page) })}
                  alt=""
                  loading="lazy"
                  width={Math.round(page.width)}
                  height={Math.round(page.height)}
                />
              ) : null}
              <span>
                <span className="hidden-visually">{m.staff_documents_page_field()} </span>
                {page.page}
              </span>
            </a>
          </li>
        ))}
      </ol>
      {total > windowSize ? <Parts total={total} view={view} /> : null}
    </nav>
  );
}

function Parts({ total, view }: { readonly total: number; readonly view: ViewState }) {
  const firsts = Array.from(
    { length: Math.ceil(total / windowSize) },
    (_, part) => part * windowSize + 1,
  );
  return (
    <ul className="thumb-parts" aria-label={m.staff_documents_windows()}>
      {firsts.map((first) => {
        const { from, to } = windowOf(first, total);
        return (
          <li key={first}>
            <a
              href={viewAddress({ ...view, page: first })}
              aria-current={view.page >= from && view.page <= to ? "true" : undefined}
            >
              {m.staff_documents_window({ from, to })}
            </a>
          </li>
        );
      })}
    </ul>
  );
}
