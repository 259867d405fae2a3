import type { DocumentId } from "#app/domain/ids.ts";
import { asksExplanation, type RuleOutcome } from "#app/domain/document/rules/outcome.ts";
import type { ScanState } from "#app/domain/document/scan.ts";
import type { DocumentKind } from "#app/domain/situation/ids.ts";
import { m } from "#app/i18n/paraglide/messages.js";
import { getLocale } from "#app/i18n/paraglide/runtime.js";
import { documentTitle } from "#app/i18n/words.ts";
import { ExplainPaper } from "./explain-document.tsx";
import type { FieldError } from "#app/ui/parts/field-error.ts";
import { fileSize } from "#app/ui/parts/file-size.ts";
import { PaperRules } from "./document-rules.tsx";
import { SecondaryButton } from "#app/ui/parts/secondary-button.tsx";

export interface GivenPaper {
  readonly id: DocumentId;
  readonly kind: DocumentKind;
  readonly label: string;
  readonly files: number;
  readonly size: number;
  readonly pages: number | null;
  readonly scan: ScanState;
  readonly reading: "waiting" | "done" | "failed";
  readonly explanation: string | null;
  /** Those that customers are told. */
  readonly outcomes: readonly RuleOutcome[];
}

interface GivenPapersProps {
  readonly papers: readonly GivenPaper[];
  readonly errors: readonly FieldError[] | undefined;
}

/** What was given so far, what was found in it, and what can be done about it. */
export function GivenPapers({ papers, errors }: GivenPapersProps) {
  const waits = papers.some(({ reading }) => reading === "waiting");
  const mayGoOn = !papers.some(
    ({ explanation, outcomes }) => explanation === null && asksExplanation(outcomes),
  );
  return (
    <section
      id="given"
      className="flow-tight"
      aria-labelledby="given-title"
      data-given=""
      data-waits={waits ? "" : undefined}
    >
      <h2 id="given-title" tabIndex={-1}>
        {m.journey_documents_given()}
      </h2>
      {papers.length === 0 ? (
        <p className="soft">{m.journey_documents_none()}</p>
      ) : (
        <ul className="papers">
          {papers.map((paper) => (
            <li key={paper.id} className="flow-tight">
              <Given paper={paper} errors={errors} />
            </li>
          ))}
        </ul>
      )}
      {waits ? (
        <p role="status">
          {mayGoOn ? m.papers_being_read() : m.papers_being_read_first()}{" "}
          <a href="/request/documents#given">{m.papers_look_again()}</a>
        </p>
      ) : null}
      {papers.length > 0 ? <p className="soft small">{m.journey_documents_replace()}</p> : null}
    </section>
  );
}

function Given({
  paper,
  errors,
}: { readonly paper: GivenPaper } & Pick<GivenPapersProps, "errors">) {
  const found = findingsOf(paper);
  const isAsked = asksExplanation(paper.outcomes);
  return (
    <>
      <div className="paper">
        <div>
          <strong>{documentTitle(paper.kind)}</strong>
          <p className="paper-name">{paper.label}</p>
          <p className="soft small">{sizeOf(paper)}</p>
        </div>
        <form method="post" noValidate action={`/request/documents/${paper.id}/removal`}>
          <SecondaryButton>
            {m.journey_documents_remove()}
            <span className="hidden-visually"> {paper.label}</span>
          </SecondaryButton>
        </form>
      </div>
      {paper.scan === "pending" ? <p className="soft small">{m.papers_not_scanned()}</p> : null}
      {paper.reading === "failed" && !isAsked ? (
        <p className="soft small">{m.papers_not_read()}</p>
      ) : null}
      {found.length > 0 ? <PaperRules outcomes={found} /> : null}
      {isAsked ? <ExplainPaper paper={paper} errors={errors} /> : null}
    </>
  );
}

/** A fault of the file itself is told before its words are read: the explanation is asked at once. */
function findingsOf({ reading, outcomes }: GivenPaper) {
  return reading === "done" ? outcomes : outcomes.filter(({ state }) => state === "fail");
}

/** Nobody has counted the pages of a file that could not be judged. */
function sizeOf({ size: bytes, pages }: GivenPaper) {
  const size = fileSize(bytes, getLocale());
  return pages === null ? size : m.journey_documents_facts({ size, pages });
}
