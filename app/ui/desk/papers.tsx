import type { StaffCase } from "#app/domain/staff/staff-case.ts";
import { m } from "#app/i18n/paraglide/messages.js";
import { documentTitle } from "#app/i18n/words.ts";
import { FileSize } from "./file-size.tsx";

type Paper = StaffCase["documents"][number];

/** The papers as they were uploaded. Each opening is recorded, so none opens by itself. */
export function Papers(props: { readonly found: StaffCase; readonly shown: string | null }) {
  const { found, shown } = props;
  if (found.documents.length === 0) return <p className="empty-state">{m.staff_papers_none()}</p>;
  const base = `/staff/requests/${found.request.reference}`;
  const paper = found.documents.find(({ id }) => id === shown);
  return (
    <>
      <ul className="papers">
        {found.documents.map((document) => (
          <li key={document.id}>
            <PaperLine paper={document} base={base} />
          </li>
        ))}
      </ul>
      {paper ? (
        <iframe
          className="paper-frame"
          src={`${base}/documents/${paper.id}`}
          title={`${documentTitle(paper.kind)} – ${paper.label}`}
        />
      ) : (
        <p className="soft small">{m.staff_papers_recorded()}</p>
      )}
    </>
  );
}

function PaperLine({ paper, base }: { readonly paper: Paper; readonly base: string }) {
  const address = `${base}/documents/${paper.id}`;
  const name = <span className="hidden-visually"> ({paper.label})</span>;
  return (
    <>
      <strong>{documentTitle(paper.kind)}</strong> <span className="soft">{paper.label}</span>
      <p className="small">
        {paper.pages ? m.staff_paper_pages({ count: paper.pages }) : m.staff_paper_pages_unknown()},{" "}
        <FileSize bytes={paper.size} />, SHA-256{" "}
        <abbr className="mono" title={paper.sha256}>
          {paper.sha256.slice(0, 12)}…
        </abbr>
      </p>
      <p className="paper-links">
        <a href={`${base}?paper=${paper.id}#papers`}>
          {m.staff_paper_here()}
          {name}
        </a>
        <a href={address} target="_blank" rel="noopener">
          {m.staff_paper_tab()}
          {name}
        </a>
        <a href={`${address}?download=1`}>
          {m.staff_paper_download()}
          {name}
        </a>
      </p>
    </>
  );
}
