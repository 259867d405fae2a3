import type { FileFormat } from "#app/reader/format.ts";

/** One file of an upload, in the order of the form. */
export type UploadedFile =
  | {
      readonly label: string;
      readonly outcome: "stored";
      readonly format: FileFormat;
      readonly key: string;
      readonly size: number;
      /** Lower-case hexadecimal. */
      readonly sha256: string;
      /** The same bytes once more, mode 0600, for the reader; whoever received the upload removes it. */
      readonly tempPath: string;
    }
  | { readonly label: string; readonly outcome: "refused"; readonly refusal: FileRefusal };

export type FileRefusal = "empty" | "too-large" | "not-what-it-says";

/**
 * What came with a multipart form. `no-file` is a whole form in which no file was chosen; after
 * `malformed` (not multipart, cut short, too many parts, the client gone), after `too-many` (files, or bytes
 * of all of them) and after `too-often` (nothing was read) nothing is kept.
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
