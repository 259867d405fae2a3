import { m } from "#app/i18n/paraglide/messages.js";

interface PaginationProps {
  readonly page: number;
  readonly pages: number;
  readonly hrefOf: (page: number) => string;
}

export function Pagination({ page, pages, hrefOf }: PaginationProps) {
  if (pages <= 1) return null;
  return (
    <nav className="pagination" aria-label={m.staff_pages_label()}>
      {page > 1 ? <a href={hrefOf(page - 1)}>{m.staff_page_previous()}</a> : null}
      <span>{m.staff_page_of({ page, pages })}</span>
      {page < pages ? <a href={hrefOf(page + 1)}>{m.staff_page_next()}</a> : null}
    </nav>
  );
}
