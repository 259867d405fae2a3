const french =
  /^(\d{1,2})[/.-](\d{1,2})[/.-](\d{4})(?:[ T]+(?:à )?(\d{1,2})[:h](\d{2})(?::\d{2})?)?$/;
const iso = /^\d{4}-\d{2}-\d{2}(?:[T ]\d{2}:\d{2}(?::\d{2}(?:\.\d+)?)?(?:Z|[+-]\d{2}:?\d{2})?)?$/;

export function readDate(text: string): Date | null {
  const match = french.exec(text);
  if (match) return dateOf(match.slice(1).map((part) => Number(part ?? 0)));
  if (!iso.test(text)) return null;
  const hasZone = /(Z|[+-]\d{2}:?\d{2})$/.test(text.slice(10));
  const written = text.replace(" ", "T");
  const date = new Date(hasZone || written.length === 10 ? written : `${written}Z`);
  return Number.isNaN(date.getTime()) ? null : date;
}

/** Null for dates such as 31 February, which `Date` would move into March. */
function dateOf([day = 0, month = 0, year = 0, hour = 0, minute = 0]: number[]) {
  const date = new Date(Date.UTC(year, month - 1, day, hour, minute));
  const isReal =
    date.getUTCDate() === day && date.getUTCMonth() === month - 1 && hour < 24 && minute < 60;
  return isReal ? date : null;
}
