import { formatMoment } from "#app/i18n/moment.ts";
import { m } from "#app/i18n/paraglide/messages.js";
import type { Locale } from "#app/i18n/paraglide/runtime.js";
import { type Block, code, type Item, type Pdf, strong } from "./block.ts";
import type { Parties, RequestFacts } from "./parties.ts";
import { requestRows } from "./request-rows.ts";
import { callLine } from "./whom-to-call.ts";

export interface ReceiptData extends Parties {
  readonly facts: RequestFacts;
  readonly submittedAt: Date;
  readonly documents: readonly ReceivedDocument[];
  readonly next: NextSteps | null;
}

interface NextSteps {
  readonly contactWaits: boolean;
  readonly linkPageUrl: string | null;
}

interface ReceivedDocument {
  readonly title: string;
  readonly files: readonly ReceivedFile[];
}

interface ReceivedFile {
  readonly name: string;
  readonly size: string;
  readonly sha256: string;
}

export function receipt(data: ReceiptData, locale: Locale): Pdf {
  const { brand, facts, submittedAt, documents, next } = data;
  const moment = formatMoment(submittedAt, locale);
  const { reference } = facts;
  return {
    locale,
    title: m.pdfs_receipt_document({ reference }, { locale }),
    author: brand.name,
    foot: (page, of) => m.pdfs_foot({ reference, page, of }, { locale }),
    blocks: [
      { kind: "paragraph", look: "brand", text: brand.name },
      { kind: "title", text: m.pdfs_receipt_title({}, { locale }) },
      { kind: "paragraph", look: "lead", text: m.pdfs_receipt_lead({ moment }, { locale }) },
      { kind: "facts", rows: requestRows(facts, locale) },
      ...(documents.length > 0 ? documentsGiven(documents, locale) : []),
      ...(next ? whatComes(next, locale) : []),
      ...callLine(data, locale),
    ],
  };
}

function documentsGiven(documents: readonly ReceivedDocument[], locale: Locale): Block[] {
  return [
    { kind: "heading", text: m.pdfs_receipt_documents({}, { locale }) },
    { kind: "list", look: "plain", items: documents.flatMap(filesOf) },
    { kind: "paragraph", look: "small", text: m.pdfs_receipt_hashes({}, { locale }) },
  ];
}

function filesOf({ title, files }: ReceivedDocument): Item[] {
  return files.map(({ name, size, sha256 }) => [
    [strong(title), `, ${name} (${size})\n`, code(grouped(sha256))],
  ]);
}

function grouped(sha256: string) {
  const groups = sha256.match(/.{4}/g) ?? [];
  return `${groups.slice(0, 8).join("\u00a0")}\n${groups.slice(8).join("\u00a0")}`;
}

function whatComes({ contactWaits, linkPageUrl }: NextSteps, locale: Locale): Block[] {
  const items: Item[] = [
    ...(contactWaits ? [[m.pdfs_receipt_contact({}, { locale })]] : []),
    [`${m.pdfs_receipt_examined({}, { locale })} ${m.pdfs_receipt_told({}, { locale })}`],
    linkPageUrl === null
      ? [m.pdfs_receipt_come_back_by_invitation({}, { locale })]
      : [[`${m.pdfs_receipt_come_back({}, { locale })}\n`, linkPageUrl]],
  ];
  return [
    { kind: "heading", text: m.pdfs_receipt_next({}, { locale }) },
    { kind: "list", look: "ordered", items },
  ];
}
