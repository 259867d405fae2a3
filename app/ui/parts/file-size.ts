const formats = { fr: formatsIn("fr"), en: formatsIn("en") };

export function fileSize(bytes: number, locale: "fr" | "en") {
  const { kilobyte, megabyte } = formats[locale];
  return bytes < 100_000 ? kilobyte.format(bytes / 1000) : megabyte.format(bytes / 1_000_000);
}

/** Whole megabytes of 1,048,576 bytes, as in the settings. */
export function sizeLimit(bytes: number, locale: "fr" | "en") {
  return formats[locale].megabyte.format(Math.floor(bytes / (1024 * 1024)));
}

/** Created once: creating a format takes far longer than using it. */
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
