import { m } from "#app/i18n/paraglide/messages.js";
import type { Locale } from "#app/i18n/paraglide/runtime.js";
import { shownTelephone } from "#app/i18n/telephone.ts";
import type { Block } from "./block.ts";
import type { Parties } from "./parties.ts";

export function whomToCall({ brand, manager }: Parties, locale: Locale): Block[] {
  const answers = manager
    ? m.pdfs_call_manager({ name: manager.name }, { locale })
    : m.pdfs_call_support({ brand: brand.name }, { locale });
  const phone = manager?.phone ?? brand.supportPhone;
  const email = manager?.email ?? brand.supportEmail;
  return [
    { kind: "heading", text: m.pdfs_call_title({}, { locale }) },
    { kind: "paragraph", text: [`${answers}\n`, shownTelephone(phone, locale), `, ${email}`] },
  ];
}

/** Without a heading, where a page is all there is. */
export function callLine({ brand, manager }: Parties, locale: Locale): Block[] {
  const phone = manager?.phone ?? brand.supportPhone;
  const email = manager?.email ?? brand.supportEmail;
  const who = `${m.pdfs_call_line({ name: manager?.name ?? brand.name }, { locale })} `;
  return [{ kind: "paragraph", text: [who, shownTelephone(phone, locale), `, ${email}`] }];
}
