import type { ReactNode } from "react";
import type { Place } from "#app/domain/document/rules/rule.ts";
import type { DocumentView, ShownPage } from "#app/domain/review/document-view.ts";
import { m } from "#app/i18n/paraglide/messages.js";
import type { Hit } from "#app/reader/find-words.ts";
import type { Fact } from "#app/reader/reading.ts";
import { type DocumentAddress, staffPaths } from "#app/routes/paths.ts";
import { DocumentFacts } from "#app/ui/staff/document-facts.tsx";
import { DocumentRules } from "#app/ui/staff/document-rules.tsx";
import { SearchForm } from "./search-form.tsx";
import { markOfHit, SearchResults } from "./search-results.tsx";
import { type Mark, Sheet } from "./sheet.tsx";
import { Thumbnails } from "./thumbnails.tsx";
import { Tools } from "./tools.tsx";
import { viewAddress, type ViewState, windowOf } from "./view-state.ts";

interface ViewerProps extends DocumentView {
  readonly view: ViewState;
  readonly address: DocumentAddress;
  readonly children: ReactNode;
}

export function Viewer(props: ViewerProps) {
  const { document, pages, hits, hasText, outcomes, comparisons, view, address, children } = props;
  const { from, to } = windowOf(view.page, pages.length);
  const shown = pages.filter(({ page }) => page >= from && page <= to);
  return (
    <div
      className="viewer"
      data-viewer=""
      data-text={hasText ? staffPaths.documentText(address) : undefined}
      data-pages={pages.length}
      data-zoom={view.zoom}
      data-turn={view.turn}
    >
      {shown.length > 0 ? <Tools view={view} pages={pages.length} /> : null}
      <div className="viewer-body">
        <Thumbnails pages={shown} total={pages.length} view={view} address={address} />
        <PagesArea {...props} shown={shown} />
        <section className="viewer-facts flow" aria-label={m.staff_documents_facts()}>
          <p className="hidden-visually" role="status" data-status="" />
          {hasText ? <SearchForm view={view} /> : null}
          {hasText ? <SearchResults hits={hits} view={view} /> : null}
          {children}
          {shown.length > 0 && !hasText ? (
            <p className="soft small">{m.staff_documents_search_textless()}</p>
          ) : null}
          <DocumentFacts
            facts={document.facts}
            comparisons={comparisons}
            reading={document.reading}
            shown={view.fact}
            hrefOf={(index) => factAddress(view, document.facts, index)}
          >
            {outcomes.length > 0 ? <h2>{m.staff_documents_rules()}</h2> : null}
            <DocumentRules
              outcomes={outcomes}
              placeHref={(place) => placeAddress(view, document.facts, place)}
            />
          </DocumentFacts>
        </section>
      </div>
    </div>
  );
}

function PagesArea({
  document,
  pages,
  shown,
  hits,
  view,
  address,
}: ViewerProps & { shown: readonly ShownPage[] }) {
  const marks = [...factMark(document.facts, view.fact), ...hitMarks(hits ?? [])];
  if (shown.length === 0) {
    const waits = document.reading === "waiting" && document.verdict !== "unjudged";
    return (
      <p className="viewer-none">
        {waits ? m.staff_documents_picture_waiting() : m.staff_documents_reading_failed_bare()}
      </p>
    );
  }
  return (
    <section
      className="viewer-pages"
      aria-label={m.staff_documents_pages()}
      // eslint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- what scrolls must be reached by keys (WCAG 2.1.1)
      tabIndex={0}
      data-area=""
    >
      {shown.map((page) => (
        <Sheet
          key={page.page}
          page={page}
          pages={pages.length}
          src={staffPaths.documentPicture({ ...address, page: String(page.page) })}
          zoom={view.zoom}
          turn={view.turn}
          marks={marks.filter((mark) => mark.page === page.page)}
        />
      ))}
    </section>
  );
}

const factMarkId = "fact";

function factAddress(view: ViewState, facts: readonly Fact[], index: number) {
  const page = facts[index]?.page ?? 1;
  return viewAddress({ ...view, page, fact: index }, factMarkId);
}

function placeAddress(view: ViewState, facts: readonly Fact[], place: Place) {
  const index = facts.findIndex(({ value, page }) => value === place.value && page === place.page);
  return index < 0
    ? viewAddress({ ...view, page: place.page, fact: null })
    : factAddress(view, facts, index);
}

function factMark(facts: readonly Fact[], index: number | null): Mark[] {
  const fact = index === null ? undefined : facts[index];
  if (!fact?.box) return [];
  return [{ id: factMarkId, look: "fact", page: fact.page, box: fact.box }];
}

function hitMarks(hits: readonly Hit[]): Mark[] {
  return hits.flatMap(({ number, page, boxes }) =>
    boxes.map((box, index) => {
      const id = index === 0 ? markOfHit(number) : `${markOfHit(number)}-${String(index)}`;
      return { id, look: "hit" as const, page, box };
    }),
  );
}
