/**
 * A place on a page as fractions of its width and height (0 to 1), from the top left corner as
 * displayed.
 */
export interface Box {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

export interface Word {
  readonly text: string;
  readonly box: Box;
}

export interface Line {
  readonly text: string;
  readonly words: readonly Word[];
}

/**
 * Source of a page's words: the file itself, or OCR with a confidence of 0 to 100. Confidence 0
 * means that the page has content but no word was read.
 */
export type TextSource = "text" | "ocr" | "none";

export interface PageText {
  /** From 1. */
  readonly page: number;
  readonly source: TextSource;
  readonly confidence: number | null;
  readonly lines: readonly Line[];
}

/** Facts that can be read from a document. Values are as written unless noted here. */
export const factNames = [
  /** A `DocumentKind`, recognised from the words. */
  "kind",
  "registry",
  "registry-city",
  /** Nine digits without spaces, valid by Luhn. */
  "siren",
  "rna",
  "name",
  "legal-form",
  "capital",
  "seat",
  /** A person who can bind the organisation; `note` is the role. */
  "manager",
  /**
   * The document's own date (yyyy-mm-dd): "à jour au", or the date of publication, meeting or
   * letter.
   */
  "date",
  /** The ten characters at the top right of an extract. */
  "verification-code",
  "qr",
  /** A party of a deed; `note` is `seller` or `buyer`. */
  "party",
  /** `joafe` or `bodacc`; `announcement` is the announcement's number. */
  "journal",
  "announcement",
  /** The sentence of the minutes that appoints a person to an office; `note` is the name. */
  "resolution",
  "signatory",
  /** `seems`, `not-seen` or `unknown`. */
  "signature",
  "stamp",
] as const;
export type FactName = (typeof factNames)[number];

/** A statement of a document, and its place so that it can be marked. */
export interface Fact {
  readonly name: FactName;
  readonly value: string;
  readonly note?: string | undefined;
  readonly page: number;
  /** Null when the fact has no single place. */
  readonly box: Box | null;
  /** 0 to 1. */
  readonly confidence: number;
}

/** Result of verifying an electronic signature; `valid` only with positive proof. */
export const signatureStates = [
  /** Covers the whole file, its digest is correct, and its chain leads to a configured anchor. */
  "valid",
  /** The signed bytes have changed. */
  "altered",
  /** The signed part is intact, but something was added after it. */
  "changed-after",
  /** The certificate had expired at the time of signing. */
  "expired",
  /** Intact, but the signer's chain leads to none of our anchors. */
  "unknown-chain",
  /** An algorithm, structure or file that we cannot verify. */
  "cannot-verify",
] as const;
export type SignatureState = (typeof signatureStates)[number];

export interface SignatureReport {
  readonly state: SignatureState;
  readonly signer: string | null;
  /** ISO 8601, as claimed by the signature. */
  readonly signedAt: string | null;
  readonly coversWholeFile: boolean;
}

export interface Traces {
  readonly producer: string | null;
  readonly creator: string | null;
  /** ISO 8601. */
  readonly createdAt: string | null;
  readonly modifiedAt: string | null;
  /** Number of updates appended to the first version. */
  readonly revisions: number;
  readonly mixedFonts: readonly {
    readonly text: string;
    readonly page: number;
    readonly box: Box;
  }[];
}

export interface PagePicture {
  readonly page: number;
  /** Page size in points, in displayed orientation. */
  readonly width: number;
  readonly height: number;
  readonly pictureWidth: number;
  readonly pictureHeight: number;
  /** Visual fingerprint: 16 hexadecimal digits (64 bits). Similar pages differ in few bits. */
  readonly look: string;
}
