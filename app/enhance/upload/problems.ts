import type { ChosenFile } from "./chosen.ts";

export interface UploadLimits {
  readonly maxFileBytes: number;
  readonly maxFiles: number;
  readonly maxBytes: number;
}

export type Problem =
  | { readonly problem: "empty" | "too-large"; readonly name: string }
  | { readonly problem: "too-many" };

export function problemsOf(
  files: readonly ChosenFile[],
  { maxFileBytes, maxFiles, maxBytes }: UploadLimits,
): Problem[] {
  const problems: Problem[] = [];
  for (const { name, size } of files) {
    if (size === 0) problems.push({ problem: "empty", name });
    if (size > maxFileBytes) problems.push({ problem: "too-large", name });
  }
  const bytes = files.reduce((sum, { size }) => sum + size, 0);
  if (files.length > maxFiles || bytes > maxBytes) problems.push({ problem: "too-many" });
  return problems;
}
