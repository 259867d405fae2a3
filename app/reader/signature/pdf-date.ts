const shape =
  /^D:(\d{4})(\d{2})?(\d{2})?(\d{2})?(\d{2})?(\d{2})?(?:(Z)|([+-])(\d{2})'?(\d{2})?'?)?/;

/** From "D:20261123140500+01'00'" to ISO 8601; UTC without a zone. */
export function readPdfDate(text: string): string | null {
  const found = shape.exec(text);
  if (!found) return null;
  const [, year, month = "01", day = "01", hour = "00", minute = "00", second = "00"] = found;
  const [sign, hours = "00", minutes = "00"] = found.slice(8);
  const zone = sign ? `${sign}${hours}:${minutes}` : "Z";
  const at = new Date(`${year}-${month}-${day}T${hour}:${minute}:${second}${zone}`);
  return Number.isNaN(at.getTime()) ? null : at.toISOString();
}
