import type { ShownPage } from "#app/domain/review/document-view.ts";
import type { CasePaper, StaffCase } from "#app/domain/review/staff-case.ts";
import { m } from "#app/i18n/paraglide/messages.js";
import { documentTitle } from "#app/i18n/words.ts";
import { Sheet } from "#app/ui/staff/viewer/sheet.tsx";
import { windowSize } from "#app/ui/staff/viewer/view-state.ts";
import { PaperCard, PaperNumbers } from "./document-card.tsx";

/** A paper whose pages are shown among the rest of the request. */
export interface ShownPaper {
  readonly id: string;
  readonly pages: readonly ShownPage[];
}

interface PapersProps {
  readonly found: StaffCase;
  readonly shown: ShownPaper | null;
}

/** The papers, each as a card; looking at one is recorded. */
export function Papers({ found, shown }: PapersProps) {
  const { documents, keptAside, request } = found;
  const base = `/staff/requests/${request.reference}`;
  const paper = documents.find(({ id }) => id === shown?.id);
  if (documents.length + keptAside.length === 0) {
    return <p className="empty-state">{m.staff_papers_none()}</p>;
  }
  return (
    <>
      <ul className="paper-cards" aria-label={m.desk_papers_list()}>
        {documents.map((document) => (
          <li key={document.id}>
            <PaperCard
              paper={document}
              base={base}
              outcomes={found.judgements[document.id] ?? []}
            />
          </li>
        ))}
      </ul>
      {documents.length > 0 ? <p className="soft small">{m.desk_papers_recorded()}</p> : null}
      {paper && shown ? <PagesHere paper={paper} pages={shown.pages} base={base} /> : null}
      {keptAside.length > 0 ? <KeptAside papers={keptAside} /> : null}
    </>
  );
}

interface PagesHereProps {
  readonly paper: CasePaper;
  readonly pages: readonly ShownPage[];
  readonly base: string;
}

function PagesHere({ paper, pages, base }: PagesHereProps) {
  const address = `${base}/documents/${paper.id}`;
  const title = `${documentTitle(paper.kind)} – ${paper.label}`;
  return (
    <section id="paper-shown" className="paper-shown flow-tight" aria-labelledby="shown-title">
      <h3 id="shown-title">{title}</h3>
      {pages.slice(0, windowSize).map((page) => (
        <Sheet
          key={page.page}
          page={page}
          pages={pages.length}
          src={`${address}/pages/${String(page.page)}`}
        />
      ))}
      {pages.length > windowSize ? (
        <p>
          <a href={`${address}/view?page=${String(windowSize + 1)}`}>{m.desk_papers_windows()}</a>
        </p>
      ) : null}
    </section>
  );
}

function KeptAside({ papers }: { readonly papers: readonly CasePaper[] }) {
  return (
    <>
      <h3>{m.desk_papers_aside()}</h3>
      <p>{m.desk_papers_aside_lead()}</p>
      <ul className="paper-cards">
        {papers.map((paper) => (
          <li key={paper.id} className="flow-tight">
            <p>
              <strong>{documentTitle(paper.kind)}</strong>{" "}
              <span className="paper-label">{paper.label}</span>
            </p>
            <p className="paper-finding">
              {m.desk_papers_aside_finding({ finding: paper.scanFinding ?? "" })}
            </p>
            <PaperNumbers paper={paper} />
          </li>
        ))}
      </ul>
    </>
  );
}
