import { type ListedReason, type ReasonKind, reasonTitle } from "#app/domain/reason/reason.ts";
import { fillTemplate, type TemplateValues } from "#app/domain/reason/variables.ts";
import { languageNames } from "#app/i18n/language-names.ts";
import { m } from "#app/i18n/paraglide/messages.js";
import { getLocale } from "#app/i18n/paraglide/runtime.js";
import { documentTitle, situationTitle, stepTitle } from "#app/i18n/words.ts";
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
  /** Of decisions, or templates of messages. */
  readonly kinds: readonly ReasonKind[];
  readonly refused: RefusedReasonForm | undefined;
}

const kindTitles: Record<ReasonKind, () => string> = {
  rejection: m.case_reasons_rejection,
  changes: m.case_reasons_changes,
  document: m.case_reasons_document,
  message: m.thread_templates_title,
};

export function ReasonsPage({ member, reasons, kinds, refused }: ReasonsPageProps) {
  const isTemplates = kinds.includes("message");
  const mayChange = member.may.includes("settings");
  return (
    <StaffPage member={member}>
      <ErrorSummary errors={reasonErrors(refused)} />
      <PageHeading
        title={isTemplates ? m.thread_templates_title() : m.case_reasons_title()}
        lead={isTemplates ? m.thread_templates_lead() : m.case_reasons_lead()}
      />
      {mayChange ? (
        <HelpDetails
          summary={isTemplates ? m.thread_templates_new() : m.case_reasons_new()}
          open={refused?.id === null}
        >
          <ReasonForm
            isTemplate={isTemplates}
            refused={refused?.id === null ? refused : undefined}
          />
        </HelpDetails>
      ) : null}
      {kinds.map((kind) => (
        <section key={kind} className="flow">
          {isTemplates ? null : <h2>{kindTitles[kind]()}</h2>}
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
      <BothLanguages fr={textFr} en={textEn} />
      {reason.kind === "message" ? <Example reason={reason} /> : null}
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
          <ReasonForm isTemplate={reason.kind === "message"} reason={reason} refused={refused} />
          <RetireForm reason={reason} />
        </HelpDetails>
      ) : null}
    </li>
  );
}

/** Side by side where there is room. */
function BothLanguages(texts: { readonly fr: string; readonly en: string }) {
  return (
    <div className="both-languages">
      {(["fr", "en"] as const).map((locale) => (
        <div key={locale}>
          <p className="soft small" lang={locale}>
            {languageNames[locale]}
          </p>
          <blockquote lang={locale}>{texts[locale]}</blockquote>
        </div>
      ))}
    </div>
  );
}

/** With the data of an invented case. */
function Example({ reason: { textFr, textEn } }: { readonly reason: ListedReason }) {
  return (
    <HelpDetails summary={m.thread_templates_example()}>
      <BothLanguages
        fr={fillTemplate(textFr, exampleValues("fr"))}
        en={fillTemplate(textEn, exampleValues("en"))}
      />
    </HelpDetails>
  );
}

function exampleValues(locale: "fr" | "en"): TemplateValues {
  return {
    reference: "7K4M-29QX",
    login: "ateliers-martin",
    name: "Ateliers Martin",
    situation: situationTitle("organisation.acquired", locale),
    papers: [documentTitle("kbis", locale), documentTitle("deed-of-sale", locale)].join(", "),
  };
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
