import type { FileFormat } from "#app/reader/format.ts";

/** In the order of the form. */
export type UploadedFile =
  | {
      readonly label: string;
      readonly outcome: "stored";
      readonly format: FileFormat;
      readonly key: string;
      readonly size: number;
      /** Lower-case hexadecimal. */
      readonly sha256: string;
      /** A copy of the bytes (mode 0600) for the reader; the receiver of the upload removes it. */
      readonly tempPath: string;
    }
  | { readonly label: string; readonly outcome: "refused"; readonly refusal: FileRefusal };

export type FileRefusal = "empty" | "too-large" | "not-what-it-says";

/**
 * Result of a multipart form. `no-file`: a whole form without a chosen file. Nothing is kept after
 * `malformed` (not multipart, truncated, too many parts, client left), `too-many` (files, or bytes
 * in total) or `too-often` (nothing was read).
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
