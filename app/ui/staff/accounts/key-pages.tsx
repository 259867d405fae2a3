import { m } from "#app/i18n/paraglide/messages.js";

/** Pages that know only what comes after them. */
export function KeyPages(props: { readonly first: string | null; readonly next: string | null }) {
  const { first, next } = props;
  if (!first && !next) return null;
  return (
    <nav className="pagination" aria-label={m.accounts_pages()}>
      {first ? <a href={first}>{m.accounts_first()}</a> : null}
      {next ? <a href={next}>{m.accounts_next()}</a> : null}
    </nav>
  );
}
