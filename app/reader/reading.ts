/** Fractions of the page's width and height, from the top left corner as displayed. */
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

/** OCR confidence is 0 to 100; 0 means that the page has content but no word was read. */
type TextSource = "text" | "ocr" | "none";

export interface PageText {
  /** From 1. */
  readonly page: number;
  readonly source: TextSource;
  readonly confidence: number | null;
  readonly lines: readonly Line[];
}

/** Values are as written unless noted here. */
export const factNames = [
  "kind",
  "registry",
  "registry-city",
  /** Nine digits without spaces, valid by Luhn. */
  "siren",
  /** Nine digits printed as the organisation's own SIREN that fail the Luhn check. */
  "wrong-siren",
  "rna",
  "name",
  "legal-form",
  "capital",
  "seat",
  /** A person who can bind the organisation; `note` is the role. */
  "manager",
  /** The person who acts for a firm that is a manager; `note` is the firm's role. */
  "representative",
  /**
   * The document's own date (yyyy-mm-dd): "à jour au", or the date of publication, meeting or
   * letter.
   */
  "date",
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
  /** `struck-off`, `dissolved`, `liquidation`, `receivership` or `safeguard`; `note` is as written. */
  "standing",
  /** A page of another organisation or document; the value is its number or its "2/3". */
  "other-page",
] as const;
export type FactName = (typeof factNames)[number];

export interface Fact {
  readonly name: FactName;
  readonly value: string;
  readonly note?: string | undefined;
  readonly page: number;
  readonly box: Box | null;
  /** 0 to 1. */
  readonly confidence: number;
  /** Which of several notices on a page says it, from 0. Absent when it is said of the whole. */
  readonly part?: number | undefined;
}

/** `valid` only with positive proof. */
export const signatureStates = [
  /** Covers the whole file, its digest is correct, and its chain leads to a configured anchor. */
  "valid",
  "altered",
  /** The signed part is intact, but something was added after it. */
  "changed-after",
  "expired",
  "unknown-chain",
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

/** Words of one line of the text layer that nobody sees on the page. */
export interface HiddenText {
  readonly text: string;
  readonly page: number;
  readonly box: Box;
}

export interface Traces {
  readonly producer: string | null;
  readonly creator: string | null;
  readonly createdAt: string | null;
  readonly modifiedAt: string | null;
  readonly revisions: number;
  readonly mixedFonts: readonly {
    readonly text: string;
    readonly page: number;
    readonly box: Box;
  }[];
  /** Absent from what was read before 2026-11-29. */
  readonly hidden?: readonly HiddenText[] | undefined;
}

export interface PagePicture {
  readonly page: number;
  /** Points, in displayed orientation. */
  readonly width: number;
  readonly height: number;
  readonly pictureWidth: number;
  readonly pictureHeight: number;
  /** 16 hexadecimal digits (64 bits); similar pages differ in few bits. */
  readonly look: string;
}
