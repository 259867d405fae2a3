import type { DocumentField } from "#app/domain/document/document-field.ts";
import type { FileFormat } from "#app/reader/format.ts";

export type UploadedFile = FileOutcome & { readonly field: DocumentField };

export type FileOutcome =
  | {
      readonly label: string;
      readonly outcome: "stored";
      readonly format: FileFormat;
      readonly key: string;
      readonly size: number;
      readonly sha256: string;
      /** Mode 0600; the receiver of the upload removes it. */
      readonly tempPath: string;
    }
  | { readonly label: string; readonly outcome: "refused"; readonly refusal: FileRefusal };

export type FileRefusal = "empty" | "too-large" | "not-what-it-says";

/**
 * `no-file`: a whole form without a chosen file. Nothing is kept after `malformed`, `too-many`
 * (files, or bytes in total) or `too-often` (nothing was read).
 */
export type Upload =
  | {
      readonly outcome: "received";
      readonly fields: Readonly<Record<string, string>>;
      readonly files: readonly UploadedFile[];
    }
  | { readonly outcome: "no-file"; readonly fields: Readonly<Record<string, string>> }
  | { readonly outcome: "too-many"; readonly fields: Readonly<Record<string, string>> }
  | { readonly outcome: "malformed" }
  | { readonly outcome: "too-often"; readonly retryAfterSeconds: number };

/** The text fields of the form; without any when it did not arrive whole. */
export function formOf(upload: Upload): FormData {
  const form = new FormData();
  const fields = "fields" in upload ? upload.fields : {};
  for (const [name, value] of Object.entries(fields)) form.set(name, value);
  return form;
}
