import { m } from "#app/i18n/paraglide/messages.js";

interface PaginationProps {
  /** Null: this is the first page, or the last one. */
  readonly first: string | null;
  readonly next: string | null;
}

/** A page is found by its place, not by its number: there is a next one, and the first one. */
export function Pagination({ first, next }: PaginationProps) {
  if (!first && !next) return null;
  return (
    <nav className="pagination" aria-label={m.staff_pages_label()}>
      {first ? <a href={first}>{m.queue_page_first()}</a> : null}
      {next ? <a href={next}>{m.staff_page_next()}</a> : null}
    </nav>
  );
}
