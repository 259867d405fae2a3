import { m } from "#app/i18n/paraglide/messages.js";
import type { Locale } from "#app/i18n/paraglide/runtime.js";
import { type Block, code } from "./block.ts";
import type { Parties } from "./parties.ts";

export function whomToCall({ brand, manager }: Parties, locale: Locale): Block[] {
  const answers = manager
    ? m.pdfs_call_manager({ name: manager.name }, { locale })
    : m.pdfs_call_support({ brand: brand.name }, { locale });
  const phone = manager?.phone ?? brand.supportPhone;
  const email = manager?.email ?? brand.supportEmail;
  return [
    { kind: "heading", text: m.pdfs_call_title({}, { locale }) },
    { kind: "paragraph", text: answers },
    { kind: "paragraph", text: [code(phone), `\n${email}`] },
  ];
}
