import { limits } from "#app/domain/limits.ts";
import { m } from "#app/i18n/paraglide/messages.js";
import type { FieldError } from "#app/ui/parts/field-error.ts";

export type DecisionRefusal =
  | "not-found"
  | "stale"
  | "wrong-status"
  | "frozen"
  | "decision-pending"
  | "nothing-to-undo"
  | "not-own-decision"
  | "inviter"
  | "contact-not-proved"
  | "scan-pending"
  | "documents-missing"
  | "documents-unread"
  | "involved"
  | "shared-access"
  | "already-approved"
  | "last-four-missing"
  | "last-four-wrong"
  | "last-four-used-up"
  | "because-missing"
  | "telephone-unknown"
  | "already-proposed"
  | "checklist-incomplete"
  | "message-missing"
  | "steps-missing"
  | "reason-missing"
  | "reason-unknown"
  | "verdict-reason-missing"
  | "note-missing"
  | "note-too-long"
  | "notes-used-up"
  | "mention-unclear"
  | "mention-gone"
  | "mention-unseen"
  | "thread-closed"
  | "thread-missing"
  | "thread-too-long"
  | "thread-too-often"
  | "thread-used-up"
  | "thread-files-full"
  | "thread-files"
  | "placeholder-left"
  | "nothing-to-settle"
  | "customer-began"
  | "not-frozen"
  | "no-alert"
  | "nothing-to-prove"
  | "too-many"
  | "not-permitted"
  | "nothing-to-reset"
  | "resets-used-up"
  | "locked"
  | "unknown-member"
  | "moment-missing"
  | "moment-past"
  | "moment-far"
  | "already-frozen"
  | "reminders-used-up"
  | "reminded-lately";

export interface CaseRefusal {
  /** Null: nothing was refused, the mail is shown or a template taken. */
  readonly refusal: DecisionRefusal | null;
  readonly preview?:
    { readonly sentTo: string; readonly subject: string; readonly text: string } | undefined;
  readonly form:
    | "approval"
    | "rejection"
    | "changes"
    | "undo"
    | "unfreeze"
    | "settlement"
    | "verdict"
    | "note"
    | "message"
    | "take-back"
    | "code-failures"
    | "contact-proof"
    | "assignment"
    | "snooze"
    | "escalation"
    | "freeze"
    | "reminder";
  readonly checks?: readonly string[] | undefined;
  readonly steps?: readonly string[] | undefined;
  readonly message?: string | undefined;
  readonly reason?: string | undefined;
  readonly reasonId?: string | undefined;
  /** A script put the reason's text into the field. */
  readonly isFilled?: boolean | undefined;
  readonly templateId?: string | undefined;
  /** The template's text goes into the field. */
  readonly takesTemplate?: boolean | undefined;
  readonly lastFour?: string | undefined;
  readonly because?: string | undefined;
  readonly note?: string | undefined;
  /** To the customer. */
  readonly text?: string | undefined;
  /** What is wrong with the files of a message. */
  readonly files?: readonly string[] | undefined;
  readonly telephone?: string | undefined;
  readonly until?: string | undefined;
}

const words: Record<DecisionRefusal, () => FieldError> = {
  "not-found": () => ({ field: "", message: m.staff_refused_not_found() }),
  stale: () => ({ field: "", message: m.staff_refused_stale() }),
  "wrong-status": () => ({ field: "", message: m.staff_refused_wrong_status() }),
  frozen: () => ({ field: "", message: m.staff_refused_frozen() }),
  "decision-pending": () => ({ field: "", message: m.undo_refused_decision_pending() }),
  "nothing-to-undo": () => ({ field: "", message: m.undo_refused_nothing_to_undo() }),
  "not-own-decision": () => ({ field: "", message: m.undo_refused_not_own_decision() }),
  inviter: () => ({ field: "", message: m.staff_refused_inviter() }),
  "contact-not-proved": () => ({ field: "", message: m.staff_refused_contact_not_proved() }),
  "scan-pending": () => ({ field: "", message: m.staff_refused_scan_pending() }),
  "documents-missing": () => ({ field: "", message: m.staff_refused_documents_missing() }),
  "documents-unread": () => ({ field: "", message: m.decision_refused_documents_unread() }),
  "shared-access": () => ({ field: "", message: m.decision_refused_shared_access() }),
  involved: () => ({ field: "", message: m.decision_refused_involved() }),
  "already-approved": () => ({ field: "", message: m.decision_refused_already_approved() }),
  "last-four-missing": () => ({
    field: "lastFour",
    message: m.decision_refused_last_four_missing(),
  }),
  "last-four-wrong": () => ({ field: "lastFour", message: m.decision_refused_last_four_wrong() }),
  "last-four-used-up": () => ({ field: "", message: m.decision_refused_last_four_used_up() }),
  "because-missing": () => ({ field: "because", message: m.decision_refused_because_missing() }),
  "telephone-unknown": () => ({
    field: "telephone",
    message: m.decision_refused_telephone_unknown(),
  }),
  "already-proposed": () => ({ field: "", message: m.decision_refused_already_proposed() }),
  "checklist-incomplete": () => ({ field: "checks", message: m.staff_refused_checklist() }),
  "message-missing": () => ({ field: "message", message: m.staff_refused_message_missing() }),
  "steps-missing": () => ({ field: "steps", message: m.staff_refused_steps_missing() }),
  "reason-missing": () => ({ field: "reason", message: m.staff_refused_reason_missing() }),
  "reason-unknown": () => ({ field: "", message: m.case_refused_reason_unknown() }),
  "verdict-reason-missing": () => ({ field: "", message: m.case_refused_verdict_reason() }),
  "note-missing": () => ({ field: "text", message: m.notes_refused_missing() }),
  "note-too-long": () => ({
    field: "text",
    message: m.notes_refused_too_long({ most: limits.noteCharacters }),
  }),
  "notes-used-up": () => ({
    field: "text",
    message: m.notes_refused_used_up({ most: limits.notesPerRequest }),
  }),
  "mention-unclear": () => ({ field: "text", message: m.notes_refused_unclear() }),
  "mention-gone": () => ({ field: "text", message: m.notes_refused_gone() }),
  "mention-unseen": () => ({ field: "text", message: m.notes_refused_unseen() }),
  "thread-closed": () => ({ field: "", message: m.thread_staff_closed() }),
  "thread-missing": () => ({ field: "text", message: m.thread_staff_refused_missing() }),
  "thread-too-long": () => ({
    field: "text",
    message: m.thread_refused_too_long({ most: limits.threadCharacters }),
  }),
  "thread-too-often": () => ({
    field: "",
    message: m.thread_staff_refused_too_often({ most: limits.threadMessagesAnHour }),
  }),
  "thread-used-up": () => ({
    field: "",
    message: m.thread_staff_refused_used_up({ most: limits.threadMessagesPerSide }),
  }),
  "thread-files-full": () => ({ field: "document", message: m.thread_staff_files_full() }),
  "thread-files": () => ({ field: "document", message: m.thread_files_again() }),
  "placeholder-left": () => ({ field: "text", message: m.thread_staff_refused_placeholder() }),
  "nothing-to-settle": () => ({ field: "", message: m.thread_staff_refused_nothing() }),
  "customer-began": () => ({ field: "", message: m.case_refused_customer_began() }),
  "not-frozen": () => ({ field: "", message: m.staff_refused_not_frozen() }),
  "no-alert": () => ({ field: "", message: m.staff_refused_no_alert() }),
  "nothing-to-prove": () => ({ field: "", message: m.staff_refused_nothing_to_prove() }),
  "too-many": () => ({ field: "", message: m.staff_refused_too_many() }),
  "not-permitted": () => ({ field: "", message: m.staff_refused_not_permitted() }),
  "nothing-to-reset": () => ({ field: "", message: m.staff_refused_nothing_to_reset() }),
  "resets-used-up": () => ({ field: "", message: resetsUsedUp() }),
  locked: () => ({ field: "", message: m.queue_refused_locked() }),
  "unknown-member": () => ({ field: "", message: m.queue_refused_unknown_member() }),
  "moment-missing": () => ({ field: "until", message: m.queue_refused_moment_missing() }),
  "moment-past": () => ({ field: "until", message: m.queue_refused_moment_past() }),
  "moment-far": () => ({
    field: "until",
    message: m.queue_refused_moment_far({ days: limits.snoozeDays }),
  }),
  "already-frozen": () => ({ field: "", message: m.queue_refused_already_frozen() }),
  "reminders-used-up": () => ({
    field: "",
    message: m.queue_refused_reminders_used_up({ most: limits.remindersPerRequest }),
  }),
  "reminded-lately": () => ({
    field: "",
    message: m.queue_refused_reminded_lately({ hours: limits.reminderHours }),
  }),
};

function resetsUsedUp() {
  return m.staff_refused_resets_used_up({
    ofRequest: limits.codeResetsPerRequest,
    ofAccount: limits.codeResetsPerAccount,
    days: limits.codeFailureDays,
  });
}

export function refusalWords(refusal: DecisionRefusal) {
  return words[refusal]().message;
}

/** Several forms on one page have a field named `reason`; each has its own id. */
export function errorsOf(refused: CaseRefusal | undefined): readonly FieldError[] | undefined {
  if (!refused?.refusal) return undefined;
  const own = ownError(refused.refusal, refused.form);
  const files = (refused.files ?? []).map((one) => ({ field: "message-document", message: one }));
  return refused.refusal === "thread-files" ? [...files, own] : [own, ...files];
}

function ownError(refusal: DecisionRefusal, form: CaseRefusal["form"]): FieldError {
  const { field, message } = words[refusal]();
  if (refusal === "placeholder-left") return { field: wordsField(form), message };
  const hasOwnId =
    field === "until" ||
    (field === "reason" && form !== "rejection") ||
    ((field === "text" || field === "document") && form === "message");
  return { field: hasOwnId ? `${form}-${field}` : field, message };
}

/** The id of the field whose words the customer reads. */
function wordsField(form: CaseRefusal["form"]) {
  if (form === "changes") return "message";
  return form === "rejection" ? "reason" : `${form}-text`;
}
