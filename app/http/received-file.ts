export type FileTrouble =
  | "no-file"
  | "empty"
  | "too-large"
  /** A spreadsheet or a PDF. */
  | "not-csv"
  /** The form did not arrive whole. */
  | "broken"
  | "too-often";

/** A list that staff uploaded. Not read yet: a job does that. */
export type ReceivedFile =
  | {
      readonly outcome: "stored";
      readonly label: string;
      readonly objectKey: string;
      readonly size: number;
      readonly sha256: string;
      /** The text fields of the form. */
      readonly fields: Readonly<Record<string, string>>;
    }
  | { readonly outcome: "refused"; readonly trouble: FileTrouble };
