import { m } from "#app/i18n/paraglide/messages.js";
import type { Locale } from "#app/i18n/paraglide/runtime.js";
import { shownTelephone } from "#app/i18n/telephone.ts";
import type { Block } from "./block.ts";
import type { Parties } from "./parties.ts";

export function whomToCall({ brand, manager }: Parties, locale: Locale): Block[] {
  const answers = manager
    ? m.pdfs_call_manager({ name: manager.name }, { locale })
    : m.pdfs_call_support({ brand: brand.name }, { locale });
  return [
    { kind: "heading", text: m.pdfs_call_title({}, { locale }) },
    { kind: "paragraph", text: [`${answers}\n`, reachOf({ brand, manager }, locale)] },
  ];
}

/** Without a heading, where a page is all there is. */
export function callLine({ brand, manager }: Parties, locale: Locale): Block[] {
  const who = `${m.pdfs_call_line({ name: manager?.name ?? brand.name }, { locale })} `;
  return [{ kind: "paragraph", text: [who, reachOf({ brand, manager }, locale)] }];
}

function reachOf({ brand, manager }: Parties, locale: Locale) {
  const phone = manager?.phone ?? brand.supportPhone;
  return `${shownTelephone(phone, locale)}, ${manager?.email ?? brand.supportEmail}`;
}
