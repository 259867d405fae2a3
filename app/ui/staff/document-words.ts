import type { FactName, SignatureState } from "#app/reader/reading.ts";
import type { ScanState } from "#app/domain/document/scan.ts";
import type { Danger, KeptVerdict } from "#app/reader/verdict.ts";
import type { ComparedId, Likeness } from "#app/domain/review/compare-document.ts";
import { m } from "#app/i18n/paraglide/messages.js";
import type { IconName } from "#app/ui/parts/icon.tsx";
import type { Tone } from "#app/ui/parts/tone.ts";

/** A state in words, with its colour and sign. */
export interface Told {
  readonly tone: Tone;
  readonly words: () => string;
  readonly sign?: IconName;
}

export const verdictWords: Record<KeptVerdict, Told> = {
  good: { tone: "good", words: m.desk_papers_verdict_good },
  blank: { tone: "attention", words: m.desk_papers_verdict_blank },
  unreadable: { tone: "attention", words: m.desk_papers_verdict_unreadable },
  dangerous: { tone: "danger", words: m.desk_papers_verdict_dangerous },
  unjudged: { tone: "attention", words: m.desk_papers_verdict_unjudged },
};

export const dangerWords: Record<Danger, () => string> = {
  javascript: m.desk_papers_danger_javascript,
  launch: m.desk_papers_danger_launch,
  "embedded-files": m.desk_papers_danger_embedded_files,
  "submit-form": m.desk_papers_danger_submit_form,
  xfa: m.desk_papers_danger_xfa,
  "remote-file": m.desk_papers_danger_remote_file,
  "opens-address": m.desk_papers_danger_opens_address,
  multimedia: m.desk_papers_danger_multimedia,
};

export const scanWords: Record<ScanState, Told> = {
  "not-configured": { tone: "neutral", words: m.desk_papers_scan_not_configured },
  pending: { tone: "attention", words: m.desk_papers_scan_pending, sign: "waiting" },
  clean: { tone: "good", words: m.desk_papers_scan_clean },
  found: { tone: "danger", words: m.desk_papers_scan_found },
};

export const readingWords: Record<"waiting" | "done" | "failed", Told> = {
  waiting: { tone: "info", words: m.desk_papers_reading_waiting, sign: "waiting" },
  done: { tone: "neutral", words: m.desk_papers_reading_done },
  failed: { tone: "attention", words: m.desk_papers_reading_failed },
};

export const signatureWords: Record<SignatureState, Told> = {
  valid: { tone: "good", words: m.desk_papers_signature_valid },
  altered: { tone: "danger", words: m.desk_papers_signature_altered },
  "changed-after": { tone: "attention", words: m.desk_papers_signature_changed_after },
  expired: { tone: "attention", words: m.desk_papers_signature_expired },
  "unknown-chain": { tone: "attention", words: m.desk_papers_signature_unknown_chain },
  "cannot-verify": { tone: "neutral", words: m.desk_papers_signature_cannot_verify },
};

export const likenessWords: Record<Likeness, Told> = {
  same: { tone: "good", words: m.desk_papers_like_same },
  spelling: { tone: "good", words: m.desk_papers_like_spelling },
  different: { tone: "attention", words: m.desk_papers_like_different },
  "not-read": { tone: "neutral", words: m.desk_papers_like_not_read },
};

export const comparedWords: Record<ComparedId, () => string> = {
  siren: m.desk_papers_compared_siren,
  rna: m.desk_papers_compared_rna,
  name: m.desk_papers_compared_name,
  contact: m.desk_papers_compared_contact,
  "new-contact": m.desk_papers_compared_new_contact,
};

export const factWords: Record<FactName, () => string> = {
  kind: m.desk_papers_fact_kind,
  registry: m.desk_papers_fact_registry,
  "registry-city": m.desk_papers_fact_registry_city,
  siren: m.desk_papers_fact_siren,
  rna: m.desk_papers_fact_rna,
  name: m.desk_papers_fact_name,
  "legal-form": m.desk_papers_fact_legal_form,
  capital: m.desk_papers_fact_capital,
  seat: m.desk_papers_fact_seat,
  manager: m.desk_papers_fact_manager,
  date: m.desk_papers_fact_date,
  "verification-code": m.desk_papers_fact_verification_code,
  qr: m.desk_papers_fact_qr,
  party: m.desk_papers_fact_party,
  journal: m.desk_papers_fact_journal,
  announcement: m.desk_papers_fact_announcement,
  resolution: m.desk_papers_fact_resolution,
  signatory: m.desk_papers_fact_signatory,
  signature: m.desk_papers_fact_signature,
  stamp: m.desk_papers_fact_stamp,
};
