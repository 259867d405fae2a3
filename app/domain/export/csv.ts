export type CsvValue = string | number | boolean | Date | null | undefined;

/** French and English spreadsheets read semicolons when the file begins with this mark. */
export const csvMark = "\ufeff";
const separator = ";";

/**
 * A cell that begins so is a formula for spreadsheets, full-width signs and blanks in front
 * included; an apostrophe makes it a text.
 */
const formula = /^[\s\u200b-\u200d\u2060\ufeff]*[=+\-@＝＋－＠]|^[\t\r\n]/;

/** One line with its end. Numbers stay numbers; texts never become formulas. */
export function csvLine(values: readonly CsvValue[]) {
  return `${values.map(csvCell).join(separator)}\r\n`;
}

function csvCell(value: CsvValue) {
  if (value === null || value === undefined) return "";
  if (value instanceof Date) return value.toISOString();
  if (typeof value !== "string") return String(value);
  // A NUL ends the cell in some programs, and hides the rest.
  const text = value.replaceAll("\0", "");
  const safe = formula.test(text) ? `'${text}` : text;
  return /[";\r\n\t,]|^\s|\s$/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}
