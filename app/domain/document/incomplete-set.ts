import type { FileFormat } from "#app/reader/format.ts";

/**
 * The pictures of an upload, when one of them is missing or refused: without it, the rest would look
 * like a complete document.
 */
export function incompleteSet<File extends { readonly format: FileFormat }>(
  files: readonly File[],
  lacksOne: boolean,
): readonly File[] {
  return lacksOne ? files.filter(isPicture) : [];
}

export function isPicture({ format }: { readonly format: FileFormat }) {
  return format !== "pdf";
}
