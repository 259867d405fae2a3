import type { CaseDocument } from "#app/domain/review/staff-case.ts";
import { formatMoment } from "#app/i18n/moment.ts";
import { m } from "#app/i18n/paraglide/messages.js";
import { getLocale } from "#app/i18n/paraglide/runtime.js";
import type { SignatureReport } from "#app/reader/reading.ts";
import type { Danger } from "#app/reader/verdict.ts";
import { StatusTag } from "#app/ui/parts/status-tag.tsx";
import {
  dangerWords,
  readingWords,
  scanWords,
  signatureWords,
  type Told,
  verdictWords,
} from "./document-words.ts";

export function DocumentTags({ document }: { readonly document: CaseDocument }) {
  const { verdict, scan, reading, hasPicture, purgedAt } = document;
  const read: Told =
    reading === "failed" && !hasPicture && !purgedAt
      ? { tone: "attention", words: m.staff_documents_reading_failed_bare }
      : readingWords[reading];
  return (
    <ul className="paper-tags">
      {purgedAt ? <Tag told={{ tone: "neutral", words: m.staff_documents_purged_tag }} /> : null}
      <Tag told={verdictWords[verdict]} />
      <Tag told={scanWords[scan]} />
      <Tag told={read} />
    </ul>
  );
}

function Tag({ told: { tone, words, sign } }: { readonly told: Told }) {
  return (
    <li>
      <StatusTag tone={tone} sign={sign}>
        {words()}
      </StatusTag>
    </li>
  );
}

export function Dangers({ dangers }: { readonly dangers: readonly Danger[] }) {
  if (dangers.length === 0) return null;
  return (
    <div className="paper-dangers">
      <p>{m.staff_documents_dangers()}</p>
      <ul>
        {dangers.map((danger) => (
          <li key={danger}>{dangerWords[danger]()}</li>
        ))}
      </ul>
    </div>
  );
}

export function Signatures({ reports }: { readonly reports: readonly SignatureReport[] }) {
  if (reports.length === 0) return null;
  return (
    <ul className="paper-signatures" aria-label={m.staff_documents_signatures()}>
      {reports.map((report, index) => (
        <li key={`${String(index)} ${report.state}`}>
          <StatusTag tone={signatureWords[report.state].tone}>
            {signatureWords[report.state].words()}
          </StatusTag>{" "}
          <span className="small">{detailsOf(report).join(", ")}</span>
        </li>
      ))}
    </ul>
  );
}

function detailsOf({ signer, signedAt, coversWholeFile }: SignatureReport) {
  const by = signer
    ? m.staff_documents_signature_by({ signer })
    : m.staff_documents_signature_nameless();
  const date = signedAt === null ? null : new Date(signedAt);
  const isDated = date !== null && !Number.isNaN(date.getTime());
  return [
    by,
    ...(isDated
      ? [m.staff_documents_signature_at({ date: formatMoment(date, getLocale(), "short") })]
      : []),
    ...(coversWholeFile ? [] : [m.staff_documents_signature_partial()]),
  ];
}
