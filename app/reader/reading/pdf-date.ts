const form = /^D?:?(\d{4})(\d{2})?(\d{2})?(\d{2})?(\d{2})?(\d{2})?(?:(Z)|([+-])(\d{2})'?(\d{2})?)?/;

export function isoOfPdfDate(text: string | null): string | null {
  const match = form.exec(text ?? "");
  if (match === null) return null;
  const [
    ,
    year,
    month = "01",
    day = "01",
    hour = "00",
    minute = "00",
    second = "00",
    ,
    sign,
    h,
    m,
  ] = match;
  const zone = sign === undefined ? "Z" : `${sign}${h ?? "00"}:${m ?? "00"}`;
  const date = new Date(`${year ?? ""}-${month}-${day}T${hour}:${minute}:${second}${zone}`);
  return Number.isNaN(date.getTime()) ? null : date.toISOString();
}
