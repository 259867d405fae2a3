import { globSync, readFileSync } from "node:fs";
import path from "node:path";
import ts from "typescript";

export interface Import {
  readonly from: string;
  readonly to: string;
}

/** The product's own files; tests, their tools and compiled messages are left out. */
export function productFiles(): readonly string[] {
  return globSync(["app/**/*.{ts,tsx}", "db/**/*.ts", "emails/**/*.{ts,tsx}"])
    .map((file) => file.split(path.sep).join("/"))
    .filter((file) => !/\.test\.tsx?$|^app\/reader\/testing\/|^app\/i18n\/paraglide\//.test(file))
    .sort();
}

/** Imports between our own files, type imports included. */
export function importsBetween(files: readonly string[]): readonly Import[] {
  return files.flatMap((from) => {
    const { importedFiles } = ts.preProcessFile(readFileSync(from, "utf8"), true, true);
    return importedFiles.flatMap(({ fileName }) => {
      const to = resolve(from, fileName);
      return to && files.includes(to) ? [{ from, to }] : [];
    });
  });
}

function resolve(from: string, specifier: string) {
  if (specifier.startsWith("#")) return specifier.slice(1);
  if (!specifier.startsWith(".")) return null;
  return path.posix.join(path.posix.dirname(from), specifier);
}

export const linesOf = (file: string) => readFileSync(file, "utf8").split("\n").length - 1;
