import {
  type DocumentVerdict,
  type StaffVerdict,
  verdictWords,
} from "#app/domain/document/staff-verdict.ts";
import type { CaseDocument, StaffCase } from "#app/domain/review/staff-case.ts";
import { m } from "#app/i18n/paraglide/messages.js";
import { staffPaths } from "#app/routes/paths.ts";
import { HelpDetails } from "#app/ui/parts/help-details.tsx";
import { OwnKeptFields, useIsKept, useKeptValue } from "#app/ui/parts/kept-fields.tsx";
import { StatusTag } from "#app/ui/parts/status-tag.tsx";
import { Time } from "#app/ui/parts/time.tsx";
import type { Tone } from "#app/ui/parts/tone.ts";
import { customerLanguageHint } from "./language-hint.ts";
import { ReasonChoice } from "./reason-choice.tsx";

const verdicts: Record<StaffVerdict, { readonly tone: Tone; readonly words: () => string }> = {
  accepted: { tone: "good", words: m.case_verdict_accepted },
  refused: { tone: "danger", words: m.case_verdict_refused },
};

interface VerdictProps {
  readonly document: CaseDocument;
  readonly found: StaffCase;
  readonly mayJudge: boolean;
}

/** What staff think of a document, and how they say it. */
export function StaffVerdictOn({ document, found, mayJudge }: VerdictProps) {
  const verdict = found.context.verdicts[document.id];
  const isOpen = found.request.status === "submitted" && !document.purgedAt;
  return (
    <>
      {verdict ? <Standing verdict={verdict} locale={found.account.locale} /> : null}
      {mayJudge && isOpen ? <Forms document={document} found={found} /> : null}
    </>
  );
}

function Standing(props: { readonly verdict: DocumentVerdict; readonly locale: "fr" | "en" }) {
  const { verdict, locale } = props;
  const { tone, words } = verdicts[verdict.verdict];
  const told = verdictWords(verdict, locale);
  return (
    <div className="flow-tight">
      <p className="small">
        <StatusTag tone={tone}>{words()}</StatusTag> {m.case_verdict_by({ name: verdict.by })}{" "}
        <Time at={verdict.at} look="short" />
      </p>
      {told ? <blockquote>{told}</blockquote> : null}
    </div>
  );
}

function Forms({ document: { id, kind, label }, found }: Omit<VerdictProps, "mayJudge">) {
  const { request, account, context } = found;
  const action = staffPaths.documentVerdict({ reference: request.reference, id });
  const isOpen = useIsKept(action);
  const name = <span className="hidden-visually"> ({label})</span>;
  return (
    <>
      <form method="post" action={action}>
        <button type="submit" className="button-link" name="verdict" value="accepted">
          {m.case_verdict_accept()}
          {name}
        </button>
      </form>
      <HelpDetails
        summary={
          <>
            {m.case_verdict_refuse_summary()}
            {name}
          </>
        }
        open={isOpen}
      >
        <form method="post" action={action} className="flow-tight">
          <OwnKeptFields action={action}>
            <ReasonChoice
              reasons={context.reasons}
              kind="document"
              documentKind={kind === "attachment" ? undefined : kind}
              locale={account.locale}
              id={`reason-${id}`}
            />
            <Comment id={`comment-${id}`} locale={account.locale} />
            <button type="submit" className="button" name="verdict" value="refused">
              {m.case_verdict_refuse()}
            </button>
          </OwnKeptFields>
        </form>
      </HelpDetails>
    </>
  );
}

/** Every document of the page has such a field, so that its id is not its name. */
function Comment({ id, locale }: { readonly id: string; readonly locale: "fr" | "en" }) {
  return (
    <div className="field">
      <label className="field-label" htmlFor={id}>
        {m.case_verdict_comment()} <span className="field-optional">{m.common_optional()}</span>
      </label>
      <div id={`${id}-hint`} className="field-hint">
        {customerLanguageHint(locale)}
      </div>
      <textarea
        className="control"
        id={id}
        name="comment"
        rows={2}
        maxLength={1000}
        defaultValue={useKeptValue("comment")}
        aria-describedby={`${id}-hint`}
      />
    </div>
  );
}
