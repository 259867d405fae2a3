import type { RuleOutcome } from "#app/domain/document/rules/outcome.ts";
import type { CaseDocument, StaffCase } from "#app/domain/review/staff-case.ts";
import { formatMoment } from "#app/i18n/moment.ts";
import { m } from "#app/i18n/paraglide/messages.js";
import { getLocale } from "#app/i18n/paraglide/runtime.js";
import { documentTitle } from "#app/i18n/words.ts";
import { staffPaths } from "#app/routes/paths.ts";
import { ButtonLink } from "#app/ui/parts/button-link.tsx";
import { Time } from "#app/ui/parts/time.tsx";
import { Dangers, DocumentTags, Signatures } from "./document-state.tsx";
import { StaffVerdictOn } from "./document-verdict.tsx";
import { DownloadDialog, DownloadLink } from "./download-warning.tsx";
import { RuleSummary } from "./rule-summary.tsx";
import { FileSize } from "./size-cell.tsx";

interface CardProps {
  readonly document: CaseDocument;
  readonly reference: string;
}

export function DocumentCard({
  document,
  reference,
  outcomes,
  found,
  mayJudge,
}: CardProps & {
  readonly outcomes: readonly RuleOutcome[];
  readonly found: StaffCase;
  readonly mayJudge: boolean;
}) {
  const { kind, label, dangers, signatures, explanation, purgedAt } = document;
  return (
    <article className="paper-card" aria-label={`${documentTitle(kind)} – ${label}`}>
      <Preview document={document} reference={reference} />
      <div className="paper-body flow-tight">
        <h3>
          {documentTitle(kind)} <span className="paper-label">{label}</span>
        </h3>
        <DocumentTags document={document} />
        <Dangers dangers={dangers} />
        <Signatures reports={signatures} />
        <RuleSummary outcomes={outcomes} />
        <DocumentNumbers document={document} />
        {explanation ? (
          <figure className="flow-tight">
            <figcaption className="soft small">{m.staff_documents_explained()}</figcaption>
            <blockquote>{explanation}</blockquote>
          </figure>
        ) : null}
        {purgedAt ? (
          <p>{m.staff_documents_purged({ date: formatMoment(purgedAt, getLocale(), "date") })}</p>
        ) : (
          <DocumentActions document={document} reference={reference} />
        )}
        <StaffVerdictOn document={document} found={found} mayJudge={mayJudge} />
      </div>
    </article>
  );
}

function Preview({ document, reference }: CardProps) {
  const { id, purgedAt, reading, hasPicture } = document;
  if (hasPicture && !purgedAt) {
    const address = { reference, id };
    return (
      <a
        className="paper-preview"
        href={staffPaths.documentView(address)}
        tabIndex={-1}
        aria-hidden="true"
      >
        <img src={staffPaths.documentPicture({ ...address, page: "1" })} alt="" loading="lazy" />
      </a>
    );
  }
  const waits = reading === "waiting" && document.verdict !== "unjudged";
  const words = purgedAt
    ? m.staff_documents_picture_purged()
    : waits
      ? m.staff_documents_picture_waiting()
      : m.staff_documents_no_picture();
  return <p className="paper-preview paper-preview-none">{words}</p>;
}

export function DocumentNumbers({ document }: { readonly document: CaseDocument }) {
  const { pages, files, size, sha256, receivedAt } = document;
  return (
    <p className="small soft">
      {pages ? m.staff_document_pages({ count: pages }) : m.staff_document_pages_unknown()},{" "}
      {files > 1 ? <>{m.staff_documents_files({ count: files })}, </> : null}
      <FileSize bytes={size} />, {m.staff_documents_received()}{" "}
      <Time at={receivedAt} look="short" />, SHA-256{" "}
      <abbr className="mono" title={sha256}>
        {sha256.slice(0, 12)}…
      </abbr>
    </p>
  );
}

export function DocumentActions({ document, reference }: CardProps) {
  const address = { reference, id: document.id };
  const name = <span className="hidden-visually"> ({document.label})</span>;
  return (
    <>
      <p className="paper-links">
        <ButtonLink href={staffPaths.documentView(address)}>
          {m.staff_documents_look()}
          {name}
        </ButtonLink>
        <DownloadLink document={document} address={address} />
        {document.hasPicture ? (
          <a href={`${staffPaths.request({ reference })}?paper=${document.id}#paper-shown`}>
            {m.staff_documents_here()}
            {name}
          </a>
        ) : null}
      </p>
      <DownloadDialog document={document} address={address} />
    </>
  );
}
