import type { FileFormat } from "#app/reader/format.ts";

export type UploadedFile =
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
