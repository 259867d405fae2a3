import { m } from "#app/i18n/paraglide/messages.js";

const hour = 3600;
const day = 24 * hour;

export function Age({ seconds }: { readonly seconds: number }) {
  return <span className="nowrap">{wordsOf(seconds)}</span>;
}

function wordsOf(seconds: number) {
  if (seconds < hour) return m.staff_age_minutes({ count: Math.max(1, Math.floor(seconds / 60)) });
  if (seconds < 2 * day) return m.staff_age_hours({ count: Math.floor(seconds / hour) });
  return m.staff_age_days({ count: Math.floor(seconds / day) });
}
