import { hasLinkPage } from "#app/domain/invitation/link-page.ts";
import {
  type CustomerCase,
  findDecision,
  findLetter,
  findReceipt,
} from "#app/domain/journey/customer-pdfs.server.ts";
import type { Locale } from "#app/i18n/paraglide/runtime.js";
import { documentTitle, situationTitle } from "#app/i18n/words.ts";
import { deathLetter } from "#app/pdf/death-letter.ts";
import { decision } from "#app/pdf/decision.ts";
import { receipt } from "#app/pdf/receipt.ts";
import { paths } from "#app/routes/paths.ts";
import type { Services } from "#app/services.server.ts";
import { fileSize } from "#app/ui/parts/file-size.ts";

type Means = Pick<Services, "db"> & {
  readonly settings: Pick<Services["settings"], "brand" | "publicOrigin">;
};

type Received = NonNullable<Awaited<ReturnType<typeof findReceipt>>>;

/** The letter for this request; null when its situation asks for none. */
export function letterFor({ settings }: Means, found: CustomerCase, locale: Locale) {
  const letter = findLetter(found);
  return letter && deathLetter({ brand: settings.brand, ...letter }, locale);
}

/** Null while the request is not as it was submitted. */
export async function receiptFor(means: Means, found: CustomerCase, locale: Locale) {
  const received = await findReceipt(means, found);
  if (!received) return null;
  const { brand, publicOrigin } = means.settings;
  const linkPageUrl = hasLinkPage(found.request) ? `${publicOrigin}${paths.link()}` : null;
  const data = {
    ...received,
    brand,
    manager: found.manager,
    facts: inWords(received.facts, locale),
    documents: documentsInWords(received.documents, locale),
    next: received.next && { ...received.next, linkPageUrl },
  };
  return receipt(data, locale);
}

/** Null while no decision stands. */
export async function decisionFor(means: Means, found: CustomerCase, locale: Locale) {
  const decided = await findDecision(means, found);
  if (!decided) return null;
  const { brand } = means.settings;
  const facts = inWords(decided.facts, locale);
  return decision({ ...decided, brand, manager: found.manager, facts }, locale);
}

function inWords(facts: Received["facts"], locale: Locale) {
  const { situation } = facts;
  return { ...facts, situation: situation ? situationTitle(situation, locale) : "" };
}

function documentsInWords(documents: Received["documents"], locale: Locale) {
  return documents.map(({ kind, files }) => ({
    title: documentTitle(kind, locale),
    files: files.map(({ label, size, sha256 }) => ({
      name: label,
      size: fileSize(size, locale),
      sha256,
    })),
  }));
}
