/** "1,2 Mo" or "1.2 MB"; kilobytes below a tenth of that. */
export function fileSize(bytes: number, locale: "fr" | "en") {
  const [amount, unit] =
    bytes < 100_000 ? [bytes / 1000, "kilobyte"] : [bytes / 1_000_000, "megabyte"];
  return new Intl.NumberFormat(locale, {
    style: "unit",
    unit,
    unitDisplay: "short",
    maximumFractionDigits: 1,
  }).format(amount);
}
