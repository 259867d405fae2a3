const formats = { fr: formatsIn("fr"), en: formatsIn("en") };

/** "1,2 Mo" or "1.2 MB"; kilobytes below a tenth of that. */
export function fileSize(bytes: number, locale: "fr" | "en") {
  const { kilobyte, megabyte } = formats[locale];
  return bytes < 100_000 ? kilobyte.format(bytes / 1000) : megabyte.format(bytes / 1_000_000);
}

/** A limit as the settings tell it, in whole megabytes of 1,048,576 bytes: "20 Mo". */
export function sizeLimit(bytes: number, locale: "fr" | "en") {
  return formats[locale].megabyte.format(Math.floor(bytes / (1024 * 1024)));
}

/** Made once: a format takes far longer to make than to use. */
function formatsIn(locale: string) {
  const of = (unit: string) =>
    new Intl.NumberFormat(locale, {
      style: "unit",
      unit,
      unitDisplay: "short",
      maximumFractionDigits: 1,
    });
  return { kilobyte: of("kilobyte"), megabyte: of("megabyte") };
}
