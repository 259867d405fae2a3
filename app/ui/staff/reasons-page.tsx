import {
  type ListedReason,
  type ReasonKind,
  reasonKinds,
  reasonTitle,
} from "#app/domain/reason/reason.ts";
import { m } from "#app/i18n/paraglide/messages.js";
import { getLocale } from "#app/i18n/paraglide/runtime.js";
import { documentTitle, stepTitle } from "#app/i18n/words.ts";
import { ErrorSummary } from "#app/ui/parts/error-summary.tsx";
import { HelpDetails } from "#app/ui/parts/help-details.tsx";
import { PageHeading } from "#app/ui/parts/page-heading.tsx";
import { StatusTag } from "#app/ui/parts/status-tag.tsx";
import { natureWords } from "./reason-choice.tsx";
import { reasonErrors, ReasonForm, type RefusedReasonForm, RetireForm } from "./reason-edit.tsx";
import { type PageMember, StaffPage } from "./staff-page.tsx";

interface ReasonsPageProps {
  readonly member: PageMember;
  readonly reasons: readonly ListedReason[];
  readonly refused: RefusedReasonForm | undefined;
}

const kindTitles: Record<ReasonKind, () => string> = {
  rejection: m.case_reasons_rejection,
  changes: m.case_reasons_changes,
  document: m.case_reasons_document,
};

export function ReasonsPage({ member, reasons, refused }: ReasonsPageProps) {
  const mayChange = member.may.includes("settings");
  return (
    <StaffPage member={member}>
      <ErrorSummary errors={reasonErrors(refused)} />
      <PageHeading title={m.case_reasons_title()} lead={m.case_reasons_lead()} />
      {mayChange ? (
        <HelpDetails summary={m.case_reasons_new()} open={refused?.id === null}>
          <ReasonForm refused={refused?.id === null ? refused : undefined} />
        </HelpDetails>
      ) : null}
      {reasonKinds.map((kind) => (
        <section key={kind} className="flow">
          <h2>{kindTitles[kind]()}</h2>
          <ul className="flow-tight">
            {reasons
              .filter((reason) => reason.kind === kind)
              .map((reason) => (
                <ListedReasonItem
                  key={reason.id}
                  {...{ reason, mayChange }}
                  refused={refused?.id === reason.id ? refused : undefined}
                />
              ))}
          </ul>
        </section>
      ))}
    </StaffPage>
  );
}

interface ItemProps {
  readonly reason: ListedReason;
  readonly mayChange: boolean;
  readonly refused: RefusedReasonForm | undefined;
}

function ListedReasonItem({ reason, mayChange, refused }: ItemProps) {
  const { id, textFr, textEn, retiredAt } = reason;
  const title = reasonTitle(reason, getLocale());
  return (
    <li id={`reason-${id}`} className="flow-tight reason">
      <p>
        <strong>{title}</strong>{" "}
        {retiredAt ? <StatusTag tone="neutral">{m.case_reasons_retired()}</StatusTag> : null}{" "}
        <span className="soft small">{aboutOf(reason)}</span>
      </p>
      <blockquote lang="fr">{textFr}</blockquote>
      <blockquote lang="en">{textEn}</blockquote>
      <Earlier reason={reason} />
      {mayChange ? (
        <HelpDetails
          summary={
            <>
              {m.case_reasons_change()}
              <span className="hidden-visually"> {title}</span>
            </>
          }
          open={refused !== undefined}
        >
          <ReasonForm reason={reason} refused={refused} />
          <RetireForm reason={reason} />
        </HelpDetails>
      ) : null}
    </li>
  );
}

function aboutOf({ nature, step, documentKind, version }: ListedReason) {
  const about = [
    nature && natureWords[nature](),
    step && stepTitle(step),
    documentKind && documentTitle(documentKind),
    m.case_reasons_version({ version }),
  ];
  return about.filter(Boolean).join(", ");
}

/** Decisions of the past were worded from these. */
function Earlier({ reason: { earlier } }: { readonly reason: ListedReason }) {
  if (earlier.length === 0) return null;
  return (
    <HelpDetails summary={m.case_reasons_earlier({ count: earlier.length })}>
      <ol reversed>
        {earlier.map(({ version, titleFr, titleEn, textFr, textEn }) => (
          <li key={version} value={version}>
            <p lang="fr">
              {titleFr} – {textFr}
            </p>
            <p lang="en">
              {titleEn} – {textEn}
            </p>
          </li>
        ))}
      </ol>
    </HelpDetails>
  );
}
