const separators = [";", ",", "\t", "|"] as const;

/** Excel's own line that names the separator, before the heads. */
const namingLine = /^\s*"?sep=(.)"?[;,\t ]*(?:\r\n|\n|\r|$)/i;

export interface Separated {
  readonly separator: string;
  /** With the line that names the separator emptied, so that lines keep their numbers. */
  readonly text: string;
}

export function findSeparator(text: string): Separated {
  const named = namingLine.exec(text);
  if (named?.[1]) {
    return { separator: named[1], text: `\n${text.slice(named[0].length)}` };
  }
  const heads = (text.split(/\r\n|\n|\r/).find((line) => line.trim() !== "") ?? "").replace(
    /"[^"]*"/g,
    "",
  );
  const count = (separator: string) => heads.split(separator).length;
  const separator = separators.reduce((best, next) => (count(next) > count(best) ? next : best));
  return { separator, text };
}
