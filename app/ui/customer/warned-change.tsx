import type { WarnedChange } from "#app/domain/dispute/warned-change.ts";
import { m } from "#app/i18n/paraglide/messages.js";
import { situationTitle } from "#app/i18n/words.ts";
import { PhoneNumber } from "#app/ui/parts/phone-number.tsx";
import { type SummaryItem, SummaryList } from "#app/ui/parts/summary-list.tsx";

/** Whose account it is, and what the request would change. */
export function WarnedChangeList({ change }: { readonly change: WarnedChange }) {
  const { accountName, reference, situation, mobile, addresses, contact, invited } = change;
  const items: SummaryItem[] = [{ label: m.journey_check_account(), value: accountName }];
  const add = (label: string, value: SummaryItem["value"]) => void items.push({ label, value });
  if (reference) add(m.journey_status_reference(), <span className="mono">{reference}</span>);
  if (situation) add(m.mail_warning_about(), situationTitle(situation));
  if (mobile) add(m.journey_notice_mobile(), <PhoneNumber number={mobile} />);
  if (addresses.length > 0) add(m.journey_notice_addresses(), addresses.join(", "));
  if (contact) add(m.journey_notice_contact(), contact);
  if (invited) add(m.journey_notice_invited(), invited);
  return <SummaryList items={items} />;
}
