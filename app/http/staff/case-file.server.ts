import { hasLapsed } from "#app/domain/request/confirmation.ts";
import type { HistoryEntry } from "#app/domain/review/history.ts";
import type { CaseDocument, StaffCase } from "#app/domain/review/staff-case.ts";
import { checkIds } from "#app/domain/situation/catalogue.ts";
import type { ShownMessage } from "#app/domain/thread/thread.ts";
import { formatMoment } from "#app/i18n/moment.ts";
import { m } from "#app/i18n/paraglide/messages.js";
import { getLocale } from "#app/i18n/paraglide/runtime.js";
import {
  answeredWords,
  registryRule,
  registrySentence,
  registryTitle,
  stateWords,
} from "#app/i18n/registry-words.ts";
import { outcomeSentence, ruleName, stateWord } from "#app/i18n/rule-words.ts";
import { spacedSiren } from "#app/i18n/spaced-siren.ts";
import {
  checkTitle,
  documentTitle,
  entityTitle,
  situationTitle,
  statusTitle,
} from "#app/i18n/words.ts";
import type { CaseEntry, CaseFact, CaseFileData, CaseFileDocument } from "#app/pdf/case-file.ts";
import { fileSize } from "#app/ui/parts/file-size.ts";
import { factWords, readingWords, scanWords, verdictWords } from "#app/ui/staff/document-words.ts";
import { factNote, factValue } from "#app/ui/staff/fact-value.ts";
import { describeEntry } from "#app/ui/staff/history-entry.ts";
import { riskWords } from "#app/ui/staff/risk-words.ts";

/** Made from what the member's own page shows, so that it tells nothing that the page hides. */
export interface MadeCase {
  readonly found: StaffCase;
  readonly checklist: readonly string[];
  readonly brandName: string;
  readonly madeAt: Date;
  readonly madeBy: string;
}

const moment = (at: Date) => m.pdfs_paris_time({ moment: formatMoment(at, getLocale()) });

/** In the language of the page. */
export function caseFileOf({
  found,
  checklist,
  brandName,
  madeAt,
  madeBy,
}: MadeCase): CaseFileData {
  const { request } = found;
  const situation = request.situation ? situationTitle(request.situation) : m.staff_no_situation();
  return {
    brandName,
    reference: request.reference,
    made: m.case_file_made({ moment: moment(madeAt), name: madeBy }),
    state: m.case_file_state({ situation, status: statusWords(request) }),
    who: whoOf(found),
    answers: answersOf(found),
    risks: found.assessment.points.map(({ id }) => riskWords(id, found.failing.length)),
    registry: registryOf(found),
    documents: [...found.documents, ...found.infected, ...found.attachments].map((document) =>
      documentOf(document, found),
    ),
    checks: checklist.map(checkWords),
    messages: found.context.thread.map(messageOf),
    decisions: found.history.filter(isDecision).map(entryOf),
    events: found.history.map(entryOf),
  };
}

/** Each finding, then when each registry answered. */
function registryOf({ registry, account }: StaffCase): CaseFileData["registry"] {
  const isOwn = (number: string) => number === account.siren || number === account.rna;
  return [
    ...registry.findings.map((one) => ({
      rule: `${registryRule(one.rule)} (${stateWord(one.state)})`,
      found: registrySentence(one),
    })),
    ...registry.answers.map((answer) => ({
      rule: registryTitle(answer, isOwn(answer.number)),
      found: `${answeredWords(answer)} – ${stateWords(answer)}`,
    })),
  ];
}

function messageOf({ side, by, at, text, files }: ShownMessage): CaseEntry {
  const what = side === "staff" ? (by ?? m.thread_staff_member()) : m.thread_staff_customer();
  const words = text ?? m.thread_erased();
  if (files.length === 0) return { at: moment(at), what, words };
  const names = files.map(({ label }) => label || m.thread_attachment()).join(", ");
  return { at: moment(at), what, words: `${words}\n${m.thread_file_with({ files: names })}` };
}

function checkWords(id: string) {
  const known = checkIds.find((one) => one === id);
  return known ? checkTitle(known) : id;
}

const fact = (label: string, ...values: (string | null)[]): CaseFact => ({
  label,
  values: values.filter((value) => value !== null && value !== "") as string[],
});
const inCode = (label: string, value: string | null): CaseFact => ({
  ...fact(label, value),
  isCode: true,
});
const told = (facts: readonly CaseFact[]) => facts.filter(({ values }) => values.length > 0);

function statusWords(request: StaffCase["request"]) {
  return hasLapsed(request) ? m.confirmation_staff_lapsed_status() : statusTitle(request.status);
}

function whoOf({ account, request, manager, numbers, inviters }: StaffCase): CaseFact[] {
  return told([
    inCode(m.staff_head_login(), account.login),
    fact(m.staff_head_name(), account.name),
    fact(m.staff_head_entity(), entityTitle(account.entity)),
    inCode("SIREN", account.siren && spacedSiren(account.siren)),
    inCode("RNA", account.rna),
    fact(m.staff_head_contact(), account.contactName, account.contactEmail),
    inCode(m.staff_head_known_phone(), numbers.known),
    fact(m.staff_head_manager(), manager && `${manager.name}, ${manager.phone}`),
    fact(
      m.staff_head_recipient(),
      request.recipient,
      request.recipientKind === "main" ? m.staff_recipient_main() : m.staff_recipient_other(),
    ),
    fact(m.staff_head_invited_by(), inviters.join(", ") || m.staff_by_customer()),
  ]);
}

function answersOf({ request, numbers, contactChanges }: StaffCase): CaseFact[] {
  const at = (when: Date | null) => when && moment(when);
  const { contactName, contactRole, contactEmail } = request;
  return told([
    inCode(m.case_file_number_now(), numbers.now),
    inCode(m.case_file_number_asked(), numbers.asked),
    fact(m.case_file_number_proved(), numbers.asked && at(request.mobileVerifiedAt)),
    fact(m.staff_head_explanation(), request.mobileExplanation),
    fact(m.staff_head_addresses(), ...request.addresses),
    ...(contactChanges
      ? [
          fact(m.staff_head_new_contact(), contactName, contactRole, contactEmail),
          fact(m.case_file_contact_proved(), at(request.contactProvedAt)),
        ]
      : []),
    fact(m.case_file_submitted(), at(request.submittedAt)),
    fact(m.case_file_decided(), at(request.decidedAt)),
    fact(m.case_file_takes_effect(), at(request.takesEffectAt)),
    fact(m.case_file_applied(), at(request.appliedAt)),
  ]);
}

function documentOf(document: CaseDocument, { judgements }: StaffCase): CaseFileDocument {
  const { kind, label, size, sha256, verdict, scan, reading, explanation } = document;
  const isPurged = document.purgedAt !== null;
  return {
    title: documentTitle(kind),
    about: told([
      fact(m.case_file_received(), moment(document.receivedAt)),
      fact(
        m.case_file_file(),
        isPurged ? m.case_file_purged() : `${label} (${fileSize(size, getLocale())})`,
      ),
      { label: "SHA-256", values: halves(sha256), isCode: true },
      fact(m.case_file_verdict(), verdictWords[verdict].words()),
      fact(m.case_file_scan(), scanWords[scan].words()),
      fact(m.case_file_reading(), readingWords[reading].words()),
      fact(m.case_file_explanation(), explanation),
    ]),
    facts: document.facts.map((one) => {
      const note = factNote(one);
      return fact(factWords[one.name](), note ? `${factValue(one)} (${note})` : factValue(one));
    }),
    rules: (judgements[document.id] ?? []).map((outcome) => ({
      rule: `${ruleName(outcome.rule)} (${stateWord(outcome.state)})`,
      found: outcomeSentence(outcome),
    })),
  };
}

/** Set in two lines, as it is too long for one. */
function halves(sha256: string) {
  const groups = sha256.match(/.{4}/g) ?? [];
  return [groups.slice(0, 8), groups.slice(8)].map((half) => half.join("\u00a0"));
}

function isDecision(entry: HistoryEntry) {
  return (
    entry.type === "event" &&
    ["approval-given", "approved", "rejected", "changes-requested", "applied"].includes(
      entry.action,
    )
  );
}

function entryOf(entry: HistoryEntry): CaseEntry {
  const { title, words } = describeEntry(entry);
  return { at: formatMoment(entry.at, getLocale(), "short"), what: title, words };
}
