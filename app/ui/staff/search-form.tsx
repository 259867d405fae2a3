import { m } from "#app/i18n/paraglide/messages.js";
import { staffPaths } from "#app/routes/paths.ts";
import { useKeptValue } from "#app/ui/parts/kept-fields.tsx";
import { SecondaryButton } from "#app/ui/parts/secondary-button.tsx";

/** POST, so that no phone number appears in a URL. */
export function SearchForm({ q }: { readonly q: string }) {
  const typed = useKeptValue("q");
  return (
    <form method="post" action={staffPaths.requests()} role="search" className="search-form">
      <label htmlFor="q">{m.staff_search_label()}</label>
      <input
        className="control"
        type="search"
        id="q"
        name="q"
        defaultValue={typed ?? q}
        maxLength={100}
        autoComplete="off"
        data-shortcut="/"
      />
      <SecondaryButton>{m.staff_search_button()}</SecondaryButton>
    </form>
  );
}
