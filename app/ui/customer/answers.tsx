import type { ReactNode } from "react";
import type { AnsweredElsewhere, Answers } from "#app/domain/journey/answers.ts";
import { catalogue } from "#app/domain/situation/catalogue.ts";
import type { StepId } from "#app/domain/situation/ids.ts";
import { formatMoment } from "#app/i18n/moment.ts";
import { m } from "#app/i18n/paraglide/messages.js";
import { getLocale } from "#app/i18n/paraglide/runtime.js";
import { documentTitle, situationTitle, stepTitle } from "#app/i18n/words.ts";
import { paths, stepPaths } from "#app/routes/paths.ts";
import { PhoneNumber } from "#app/ui/parts/phone-number.tsx";
import { StatusTag } from "#app/ui/parts/status-tag.tsx";
import { type SummaryItem, SummaryList } from "#app/ui/parts/summary-list.tsx";

const nothing: AnsweredElsewhere = { answers: {}, documents: {} };

export function AnswerList({
  answers,
  elsewhere = nothing,
}: {
  readonly answers: Answers;
  readonly elsewhere?: AnsweredElsewhere | undefined;
}) {
  const items: SummaryItem[] = [{ label: m.journey_check_account(), value: answers.accountName }];
  for (const step of answers.steps) {
    const changeHref = changeOf(step, answers);
    const value = valueOf(step, answers, elsewhere);
    items.push({
      label: stepTitle(step),
      value: value ? (
        <>
          {value}
          <Elsewhere at={momentOf(step, answers, elsewhere)} />
        </>
      ) : (
        m.journey_check_unanswered()
      ),
      changeHref,
    });
  }
  return <SummaryList items={items} />;
}

/** A proof cannot be changed, only an old number reported lost can still be proved. */
function changeOf(step: StepId, { editable, currentNumber }: Answers) {
  if (!editable.includes(step)) return undefined;
  if (step !== "verification") return stepPaths[step]();
  return currentNumber === "lost" ? paths.currentVerification() : undefined;
}

/** Documents have each their own moment; the old number has its own. */
function momentOf(step: StepId, { isProved }: Answers, elsewhere: AnsweredElsewhere) {
  if (step === "documents" || (step === "verification" && !isProved)) return undefined;
  return elsewhere.answers[step];
}

/** Says that the answer comes from another visit, of which the customer may know nothing. */
function Elsewhere({ at }: { readonly at: Date | undefined }) {
  if (!at) return null;
  const moment = formatMoment(new Date(at), getLocale());
  return <p className="answer-elsewhere">{m.journey_check_elsewhere({ moment })}</p>;
}

function valueOf(step: StepId, answers: Answers, elsewhere: AnsweredElsewhere): ReactNode {
  switch (step) {
    case "situation":
      return answers.situation ? situationTitle(answers.situation) : null;
    case "mobile":
      return answers.mobile ? (
        <Mobile number={answers.mobile} isExplained={answers.isExplained} />
      ) : null;
    case "addresses":
      return answers.addresses.length > 0 ? <Lines lines={answers.addresses} /> : null;
    case "contact":
      return answers.contact || !asksContact(answers) ? <Contact answers={answers} /> : null;
    case "documents":
      return answers.documents.length > 0 ? (
        <Documents documents={answers.documents} elsewhere={elsewhere.documents} />
      ) : null;
    case "verification":
      return answers.isProved || answers.currentNumber ? (
        <Proofs answers={answers} currentAt={elsewhere.answers["current-number"]} />
      ) : null;
  }
}

/** In other situations no answer means that the contact stays. */
function asksContact({ situation }: Answers) {
  return situation !== null && catalogue[situation].contact === "asked";
}

function Documents({
  documents,
  elsewhere,
}: Pick<Answers, "documents"> & { readonly elsewhere: AnsweredElsewhere["documents"] }) {
  return documents.map(({ id, kind, label, explanation }) => (
    <div key={id} className="answered-document">
      <p className="paper-name">{`${documentTitle(kind)} – ${label}`}</p>
      {explanation ? (
        <>
          <p className="small soft">{m.journey_check_document_explained()}</p>
          <blockquote className="preserved small">{explanation}</blockquote>
        </>
      ) : null}
      <Elsewhere at={elsewhere[id]} />
    </div>
  ));
}

function Lines({ lines }: { readonly lines: readonly string[] }) {
  return (
    <>
      {lines.map((line) => (
        <p key={line} className="paper-name">
          {line}
        </p>
      ))}
    </>
  );
}

function Mobile({
  number,
  isExplained,
}: {
  readonly number: string;
  readonly isExplained: boolean;
}) {
  return (
    <>
      <PhoneNumber number={number} />
      {isExplained ? (
        <p>
          <StatusTag tone="attention">{m.journey_check_explained()}</StatusTag>
        </p>
      ) : null}
    </>
  );
}

function Contact({ answers: { contact, isContactProved } }: { readonly answers: Answers }) {
  if (!contact) return m.journey_check_contact_kept();
  return (
    <>
      <Lines lines={[contact.name, contact.role, contact.email]} />
      <StatusTag tone={isContactProved ? "good" : "attention"}>
        {isContactProved ? m.journey_check_contact_proved() : m.journey_check_contact_waiting()}
      </StatusTag>
    </>
  );
}

function Proofs({
  answers: { isProved, currentNumber },
  currentAt,
}: {
  readonly answers: Answers;
  readonly currentAt: Date | undefined;
}) {
  return (
    <>
      {isProved ? <StatusTag tone="good">{m.journey_check_verified()}</StatusTag> : null}{" "}
      {currentNumber === "proved" ? (
        <StatusTag tone="good">{m.journey_check_current_proved()}</StatusTag>
      ) : null}
      {currentNumber === "lost" ? (
        <StatusTag tone="attention">{m.journey_check_current_lost()}</StatusTag>
      ) : null}
      <Elsewhere at={currentNumber ? currentAt : undefined} />
    </>
  );
}
