import { m } from "#app/i18n/paraglide/messages.js";
import type { Hit } from "#app/reader/find-words.ts";
import { viewAddress, type ViewState } from "./view-state.ts";

const listedHits = 100;

/** Present but hidden from the start, for the script that searches while the user types. */
export function SearchResults(props: {
  readonly hits: readonly Hit[] | null;
  readonly view: ViewState;
}) {
  const { hits, view } = props;
  return (
    <section
      className="flow-tight"
      aria-labelledby="hits-title"
      hidden={hits === null}
      data-hits=""
      data-none={m.staff_documents_search_none()}
      data-one={m.staff_documents_search_one()}
      data-many={m.staff_documents_search_many({ count: "{count}" })}
      data-failed={m.staff_documents_search_failed()}
      data-on-page={m.staff_documents_on_page({ page: "{page}" })}
    >
      <h2 id="hits-title">{m.staff_documents_search_results()}</h2>
      <p className="soft" data-hits-count="">
        {hits === null ? null : countOf(hits)}
      </p>
      <ol className="hits" data-hits-list="">
        {hits?.slice(0, listedHits).map((hit) => (
          <HitLine key={hit.number} hit={hit} view={view} />
        ))}
      </ol>
      <p>
        <a href={viewAddress({ ...view, query: "" })} data-search-clear="">
          {m.staff_documents_search_clear()}
        </a>{" "}
        <kbd aria-hidden="true">Esc</kbd>
      </p>
    </section>
  );
}

function countOf({ length }: readonly Hit[]) {
  return length === 0
    ? m.staff_documents_search_none()
    : m.staff_documents_search_count({ count: length });
}

function HitLine({ hit, view }: { readonly hit: Hit; readonly view: ViewState }) {
  const { number, page, context } = hit;
  return (
    <li>
      <a href={viewAddress({ ...view, page, fact: null }, markOfHit(number))} data-hit={number}>
        {context} <span className="fact-where">{m.staff_documents_on_page({ page })}</span>
      </a>
    </li>
  );
}

export function markOfHit(number: number) {
  return `hit-${String(number)}`;
}
