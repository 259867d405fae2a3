import { incompleteSet } from "#app/domain/document/incomplete-set.ts";
import type { UploadedFile } from "../received-upload.ts";
import type { RefusedFile } from "./refused-file.ts";

type StoredFile = Extract<UploadedFile, { outcome: "stored" }>;

export interface Sorted {
  readonly refused: readonly RefusedFile[];
  readonly whole: readonly StoredFile[];
  /** Pictures of a set with one missing: without it the document would look complete. */
  readonly broken: readonly StoredFile[];
}

/** A file refused on arrival may have been a page of the picture set. */
export function sortReceived(files: readonly UploadedFile[]): Sorted {
  const refused = files.filter((file) => file.outcome === "refused");
  const stored = files.filter((file) => file.outcome === "stored");
  const broken = incompleteSet(stored, refused.length > 0);
  return {
    refused: [
      ...refused,
      ...broken.map(({ label, field }) => ({ label, field, refusal: "incomplete-set" as const })),
    ],
    whole: stored.filter((file) => !broken.includes(file)),
    broken,
  };
}
