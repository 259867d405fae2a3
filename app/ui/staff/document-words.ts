import type { ScanState } from "#app/domain/document/scan.ts";
import type { ComparedId, Likeness } from "#app/domain/review/compare-document.ts";
import { m } from "#app/i18n/paraglide/messages.js";
import type { FactName, SignatureState } from "#app/reader/reading.ts";
import type { Danger, KeptVerdict } from "#app/reader/verdict.ts";
import type { IconName } from "#app/ui/parts/icon.tsx";
import type { Tone } from "#app/ui/parts/tone.ts";

export interface Told {
  readonly tone: Tone;
  readonly words: () => string;
  readonly sign?: IconName;
}

export const verdictWords: Record<KeptVerdict, Told> = {
  good: { tone: "good", words: m.staff_documents_verdict_good },
  blank: { tone: "attention", words: m.staff_documents_verdict_blank },
  unreadable: { tone: "attention", words: m.staff_documents_verdict_unreadable },
  dangerous: { tone: "danger", words: m.staff_documents_verdict_dangerous },
  unjudged: { tone: "attention", words: m.staff_documents_verdict_unjudged },
};

export const dangerWords: Record<Danger, () => string> = {
  javascript: m.staff_documents_danger_javascript,
  launch: m.staff_documents_danger_launch,
  "embedded-files": m.staff_documents_danger_embedded_files,
  "submit-form": m.staff_documents_danger_submit_form,
  xfa: m.staff_documents_danger_xfa,
  "remote-file": m.staff_documents_danger_remote_file,
  "opens-address": m.staff_documents_danger_opens_address,
  multimedia: m.staff_documents_danger_multimedia,
};

export const scanWords: Record<ScanState, Told> = {
  "not-configured": { tone: "neutral", words: m.staff_documents_scan_not_configured },
  pending: { tone: "attention", words: m.staff_documents_scan_pending, sign: "waiting" },
  clean: { tone: "good", words: m.staff_documents_scan_clean },
  found: { tone: "danger", words: m.staff_documents_scan_found },
};

export const readingWords: Record<"waiting" | "done" | "failed", Told> = {
  waiting: { tone: "info", words: m.staff_documents_reading_waiting, sign: "waiting" },
  done: { tone: "neutral", words: m.staff_documents_reading_done },
  failed: { tone: "attention", words: m.staff_documents_reading_failed },
};

export const signatureWords: Record<SignatureState, Told> = {
  valid: { tone: "good", words: m.staff_documents_signature_valid },
  altered: { tone: "danger", words: m.staff_documents_signature_altered },
  "changed-after": { tone: "attention", words: m.staff_documents_signature_changed_after },
  expired: { tone: "attention", words: m.staff_documents_signature_expired },
  "unknown-chain": { tone: "attention", words: m.staff_documents_signature_unknown_chain },
  "cannot-verify": { tone: "neutral", words: m.staff_documents_signature_cannot_verify },
};

export const likenessWords: Record<Likeness, Told> = {
  same: { tone: "good", words: m.staff_documents_like_same },
  spelling: { tone: "good", words: m.staff_documents_like_spelling },
  different: { tone: "attention", words: m.staff_documents_like_different },
  "not-read": { tone: "neutral", words: m.staff_documents_like_not_read },
};

export const comparedWords: Record<ComparedId, () => string> = {
  siren: m.staff_documents_compared_siren,
  rna: m.staff_documents_compared_rna,
  name: m.staff_documents_compared_name,
  contact: m.staff_documents_compared_contact,
  "new-contact": m.staff_documents_compared_new_contact,
};

export const factWords: Record<FactName, () => string> = {
  kind: m.staff_documents_fact_kind,
  registry: m.staff_documents_fact_registry,
  "registry-city": m.staff_documents_fact_registry_city,
  siren: m.staff_documents_fact_siren,
  "wrong-siren": m.staff_documents_fact_wrong_siren,
  rna: m.staff_documents_fact_rna,
  name: m.staff_documents_fact_name,
  "legal-form": m.staff_documents_fact_legal_form,
  capital: m.staff_documents_fact_capital,
  seat: m.staff_documents_fact_seat,
  manager: m.staff_documents_fact_manager,
  representative: m.staff_documents_fact_representative,
  date: m.staff_documents_fact_date,
  "verification-code": m.staff_documents_fact_verification_code,
  qr: m.staff_documents_fact_qr,
  party: m.staff_documents_fact_party,
  journal: m.staff_documents_fact_journal,
  announcement: m.staff_documents_fact_announcement,
  resolution: m.staff_documents_fact_resolution,
  signatory: m.staff_documents_fact_signatory,
  signature: m.staff_documents_fact_signature,
  stamp: m.staff_documents_fact_stamp,
  standing: m.staff_documents_fact_standing,
  "other-page": m.staff_documents_fact_other_page,
};
