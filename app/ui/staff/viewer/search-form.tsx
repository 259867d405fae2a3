import { m } from "#app/i18n/paraglide/messages.js";
import { KeptView } from "./kept-view.tsx";
import type { ViewState } from "./view-state.ts";

export function SearchForm({ view }: { readonly view: ViewState }) {
  return (
    <form className="viewer-group" method="get" role="search" noValidate data-search="">
      <KeptView view={{ ...view, query: "", fact: null }} />
      <label className="viewer-search">
        <span>{m.staff_documents_search()}</span>
        <kbd aria-hidden="true">/</kbd>
        <input
          className="viewer-field"
          type="search"
          name="q"
          defaultValue={view.query}
          maxLength={100}
          autoComplete="off"
          spellCheck={false}
          data-shortcut="/"
          aria-keyshortcuts="/"
        />
      </label>
      <button type="submit" className="viewer-tool">
        {m.staff_documents_search_button()}
      </button>
    </form>
  );
}
