import type { ShownPage } from "#app/domain/review/document-view.ts";
import type { CaseDocument, StaffCase } from "#app/domain/review/staff-case.ts";
import { m } from "#app/i18n/paraglide/messages.js";
import { documentTitle } from "#app/i18n/words.ts";
import { staffPaths } from "#app/routes/paths.ts";
import { Sheet } from "#app/ui/staff/viewer/sheet.tsx";
import { windowSize } from "#app/ui/staff/viewer/view-state.ts";
import { DocumentCard, DocumentNumbers } from "./document-card.tsx";

export interface ShownDocument {
  readonly id: string;
  readonly pages: readonly ShownPage[];
}

interface DocumentsProps {
  readonly found: StaffCase;
  readonly shown: ShownDocument | null;
  readonly mayJudge: boolean;
}

export function Documents({ found, shown, mayJudge }: DocumentsProps) {
  const { documents, infected, request } = found;
  const open = documents.find(({ id }) => id === shown?.id);
  if (documents.length + infected.length === 0) {
    return <p className="empty-state">{m.staff_documents_none()}</p>;
  }
  return (
    <>
      <ul className="paper-cards" aria-label={m.staff_documents_list()}>
        {documents.map((document) => (
          <li key={document.id} id={`paper-${document.id}`}>
            <DocumentCard
              document={document}
              reference={request.reference}
              outcomes={found.judgements[document.id] ?? []}
              found={found}
              mayJudge={mayJudge}
            />
          </li>
        ))}
      </ul>
      {documents.length > 0 ? <p className="soft small">{m.staff_documents_recorded()}</p> : null}
      {open && shown ? (
        <PagesHere document={open} pages={shown.pages} reference={request.reference} />
      ) : null}
      {infected.length > 0 ? <Infected documents={infected} /> : null}
    </>
  );
}

interface PagesHereProps {
  readonly document: CaseDocument;
  readonly pages: readonly ShownPage[];
  readonly reference: string;
}

function PagesHere({ document, pages, reference }: PagesHereProps) {
  const address = { reference, id: document.id };
  const title = `${documentTitle(document.kind)} – ${document.label}`;
  return (
    <section id="paper-shown" className="paper-shown flow-tight" aria-labelledby="shown-title">
      <h3 id="shown-title">{title}</h3>
      {pages.slice(0, windowSize).map((page) => (
        <Sheet
          key={page.page}
          page={page}
          pages={pages.length}
          src={staffPaths.documentPicture({ ...address, page: String(page.page) })}
        />
      ))}
      {pages.length > windowSize ? (
        <p>
          <a href={`${staffPaths.documentView(address)}?page=${String(windowSize + 1)}`}>
            {m.staff_documents_windows()}
          </a>
        </p>
      ) : null}
    </section>
  );
}

function Infected({ documents }: { readonly documents: readonly CaseDocument[] }) {
  return (
    <>
      <h3>{m.staff_documents_aside()}</h3>
      <p>{m.staff_documents_aside_lead()}</p>
      <ul className="paper-cards">
        {documents.map((document) => (
          <li key={document.id} className="flow-tight">
            <p>
              <strong>{documentTitle(document.kind)}</strong>{" "}
              <span className="paper-label">{document.label}</span>
            </p>
            <p className="paper-finding">
              {m.staff_documents_aside_finding({ finding: document.scanFinding ?? "" })}
            </p>
            <DocumentNumbers document={document} />
          </li>
        ))}
      </ul>
    </>
  );
}
