import { m } from "#app/i18n/paraglide/messages.js";
import type { Locale } from "#app/i18n/paraglide/runtime.js";
import { code, type Fact, strong } from "./block.ts";
import type { RequestFacts } from "./parties.ts";

export function requestRows(facts: RequestFacts, locale: Locale): Fact[] {
  const { reference, accountName, situation, mobile, addresses, contact } = facts;
  const row = (label: string, ...value: Fact["value"]) => ({ label, value });
  return [
    row(m.pdfs_fact_reference({}, { locale }), [code(reference)]),
    row(m.pdfs_fact_account({}, { locale }), accountName),
    row(m.pdfs_fact_situation({}, { locale }), situation),
    ...(mobile ? [row(m.pdfs_fact_mobile({}, { locale }), [code(mobile)])] : []),
    ...(addresses.length > 0
      ? [row(m.pdfs_fact_addresses({}, { locale }), ...addresses.map((one) => [code(one)]))]
      : []),
    ...contactRows(contact, locale),
  ];
}

function contactRows(contact: RequestFacts["contact"], locale: Locale): Fact[] {
  if (contact === null) return [];
  if (contact === "kept") {
    const label = m.pdfs_fact_contact_kept_label({}, { locale });
    return [{ label, value: [m.pdfs_fact_contact_kept({}, { locale })] }];
  }
  const { name, role, email } = contact;
  const label = m.pdfs_fact_contact({}, { locale });
  return [{ label, value: [[strong(name)], role, email] }];
}
