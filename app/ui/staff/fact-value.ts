import { documentKindIds } from "#app/domain/situation/ids.ts";
import { formatMoment } from "#app/i18n/moment.ts";
import { m } from "#app/i18n/paraglide/messages.js";
import { getLocale } from "#app/i18n/paraglide/runtime.js";
import { spacedSiren } from "#app/i18n/spaced-siren.ts";
import { documentTitle } from "#app/i18n/words.ts";
import type { Fact } from "#app/reader/reading.ts";

const seen: Record<string, () => string> = {
  seems: m.staff_documents_seems,
  "not-seen": m.staff_documents_not_seen,
  unknown: m.staff_documents_unknown,
};
const standings: Record<string, () => string> = {
  "struck-off": m.staff_documents_standing_struck_off,
  dissolved: m.staff_documents_standing_dissolved,
  liquidation: m.staff_documents_standing_liquidation,
  receivership: m.staff_documents_standing_receivership,
  safeguard: m.staff_documents_standing_safeguard,
};
const sides: Record<string, () => string> = {
  seller: m.staff_documents_seller,
  buyer: m.staff_documents_buyer,
};

export function factValue({ name, value }: Pick<Fact, "name" | "value">): string {
  switch (name) {
    case "kind": {
      const kind = documentKindIds.find((one) => one === value);
      return kind ? documentTitle(kind) : value;
    }
    case "date":
      return dateOf(value);
    case "siren":
      return spacedSiren(value);
    case "journal":
      return value.toUpperCase();
    case "signature":
    case "stamp":
      return seen[value]?.() ?? value;
    case "standing":
      return standings[value]?.() ?? value;
    default:
      return value;
  }
}

export function factNote({ note }: Pick<Fact, "note">): string | null {
  return note ? (sides[note]?.() ?? note) : null;
}

function dateOf(value: string) {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(value)) return value;
  const day = new Date(`${value}T12:00:00Z`);
  return Number.isNaN(day.getTime()) ? value : formatMoment(day, getLocale(), "date");
}
