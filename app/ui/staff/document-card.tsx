import type { RuleOutcome } from "#app/domain/document/rules/outcome.ts";
import type { CasePaper } from "#app/domain/review/staff-case.ts";
import { formatMoment } from "#app/i18n/moment.ts";
import { m } from "#app/i18n/paraglide/messages.js";
import { getLocale } from "#app/i18n/paraglide/runtime.js";
import { documentTitle } from "#app/i18n/words.ts";
import { ButtonLink } from "#app/ui/parts/button-link.tsx";
import { Time } from "#app/ui/parts/time.tsx";
import { DownloadDialog, DownloadLink } from "./download-warning.tsx";
import { FileSize } from "./size-cell.tsx";
import { RuleSummary } from "./rule-summary.tsx";
import { Dangers, PaperTags, Signatures } from "./document-state.tsx";

interface CardProps {
  readonly paper: CasePaper;
  /** The request's address. */
  readonly base: string;
}

/** One paper: what it is, what is known of it, and the ways to look at it. */
export function PaperCard({
  paper,
  base,
  outcomes,
}: CardProps & { readonly outcomes: readonly RuleOutcome[] }) {
  const { kind, label, dangers, signatures, explanation, purgedAt } = paper;
  return (
    <article className="paper-card" aria-label={`${documentTitle(kind)} – ${label}`}>
      <Preview paper={paper} base={base} />
      <div className="paper-body flow-tight">
        <h3>
          {documentTitle(kind)} <span className="paper-label">{label}</span>
        </h3>
        <PaperTags paper={paper} />
        <Dangers dangers={dangers} />
        <Signatures reports={signatures} />
        <RuleSummary outcomes={outcomes} />
        <PaperNumbers paper={paper} />
        {explanation ? (
          <figure className="flow-tight">
            <figcaption className="soft small">{m.desk_papers_explained()}</figcaption>
            <blockquote>{explanation}</blockquote>
          </figure>
        ) : null}
        {purgedAt ? (
          <p>{m.desk_papers_purged({ date: formatMoment(purgedAt, getLocale(), "date") })}</p>
        ) : (
          <PaperActions paper={paper} base={base} />
        )}
      </div>
    </article>
  );
}

/** The first page, small; opening it leads to the viewer. */
function Preview({ paper, base }: CardProps) {
  const { id, purgedAt, reading, hasPicture } = paper;
  if (hasPicture && !purgedAt) {
    const address = `${base}/documents/${id}`;
    return (
      <a className="paper-preview" href={`${address}/view`} tabIndex={-1} aria-hidden="true">
        <img src={`${address}/pages/1`} alt="" loading="lazy" />
      </a>
    );
  }
  const waits = reading === "waiting" && paper.verdict !== "unjudged";
  const words = purgedAt
    ? m.desk_papers_picture_purged()
    : waits
      ? m.desk_papers_picture_waiting()
      : m.desk_papers_no_picture();
  return <p className="paper-preview paper-preview-none">{words}</p>;
}

export function PaperNumbers({ paper }: { readonly paper: CasePaper }) {
  const { pages, files, size, sha256, receivedAt } = paper;
  return (
    <p className="small soft">
      {pages ? m.staff_paper_pages({ count: pages }) : m.staff_paper_pages_unknown()},{" "}
      {files > 1 ? <>{m.desk_papers_files({ count: files })}, </> : null}
      <FileSize bytes={size} />, {m.desk_papers_received()} <Time at={receivedAt} look="short" />,
      SHA-256{" "}
      <abbr className="mono" title={sha256}>
        {sha256.slice(0, 12)}…
      </abbr>
    </p>
  );
}

function PaperActions({ paper, base }: CardProps) {
  const address = `${base}/documents/${paper.id}`;
  const name = <span className="hidden-visually"> ({paper.label})</span>;
  return (
    <>
      <p className="paper-links">
        <ButtonLink href={`${address}/view`}>
          {m.desk_papers_look()}
          {name}
        </ButtonLink>
        <DownloadLink paper={paper} address={address} />
        {paper.hasPicture ? (
          <a href={`${base}?paper=${paper.id}#paper-shown`}>
            {m.desk_papers_here()}
            {name}
          </a>
        ) : null}
      </p>
      <DownloadDialog paper={paper} address={address} />
    </>
  );
}
