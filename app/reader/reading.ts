/** A place on a page, in shares of its width and height (0 to 1), from the top left corner as it is shown. */
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

/** Words that stand on one line, in reading order. */
export interface Line {
  readonly text: string;
  readonly words: readonly Word[];
}

/**
 * Where a page's words come from: the file itself, or a picture that was read (with its confidence, 0 to 100; 0
 * where something is on it and no word was read).
 */
export type TextSource = "text" | "ocr" | "none";

export interface PageText {
  /** From 1. */
  readonly page: number;
  readonly source: TextSource;
  readonly confidence: number | null;
  readonly lines: readonly Line[];
}

/** What may be read from a paper. Values are as written, but for what the name says. */
export const factNames = [
  /** A `DocumentKind`: what the paper is by its words. */
  "kind",
  /** Court registry, and its city. */
  "registry",
  "registry-city",
  /** Nine digits, without spaces, Luhn holds. */
  "siren",
  /** W and nine digits. */
  "rna",
  /** Of the organisation. */
  "name",
  "legal-form",
  "capital",
  "seat",
  /** Somebody who binds the organisation; `note` is the role. */
  "manager",
  /** The paper's own date, ISO 8601 (yyyy-mm-dd): "à jour au", of publication, of the meeting, of the letter. */
  "date",
  /** The ten characters at the top right of an extract. */
  "verification-code",
  "qr",
  /** Of a deed; `note` is `seller` or `buyer`. */
  "party",
  /** `joafe` or `bodacc`, and the announcement's number. */
  "journal",
  "announcement",
  /** The sentence of the minutes that names somebody to an office; `note` is the name. */
  "resolution",
  /** Who signs a letter. */
  "signatory",
  /** `seems`, `not-seen` or `unknown`. */
  "signature",
  "stamp",
] as const;
export type FactName = (typeof factNames)[number];

/** Something a paper says, and where it says it, so that it can be pointed at. */
export interface Fact {
  readonly name: FactName;
  readonly value: string;
  readonly note?: string | undefined;
  readonly page: number;
  /** Null for what has no one place. */
  readonly box: Box | null;
  /** 0 to 1. */
  readonly confidence: number;
}

/** An electronic signature, as far as it can be verified here: never green without a reason for it. */
export const signatureStates = [
  /** Covers the whole file, its digest is right, its chain leads to a configured anchor. */
  "valid",
  /** The signed bytes are not those that were signed. */
  "altered",
  /** The signed part is whole, and something was added after it. */
  "changed-after",
  /** The certificate was out of date when it signed. */
  "expired",
  /** Whole, by somebody whose chain leads to no anchor of ours. */
  "unknown-chain",
  /** An algorithm, a structure or a file that cannot be judged here. */
  "cannot-verify",
] as const;
export type SignatureState = (typeof signatureStates)[number];

export interface SignatureReport {
  readonly state: SignatureState;
  /** The certificate's common name; null when it has none. */
  readonly signer: string | null;
  /** ISO 8601, as the signature says it itself. */
  readonly signedAt: string | null;
  readonly coversWholeFile: boolean;
}

/** Signs of how a file was made and edited. */
export interface Traces {
  readonly producer: string | null;
  readonly creator: string | null;
  /** ISO 8601. */
  readonly createdAt: string | null;
  readonly modifiedAt: string | null;
  /** How often something was appended to the first version. */
  readonly revisions: number;
  /** Numbers (SIREN, dates, amounts) written in more than one font. */
  readonly mixedFonts: readonly {
    readonly text: string;
    readonly page: number;
    readonly box: Box;
  }[];
}

/** A page as a picture, made by the reader's child. */
export interface PagePicture {
  readonly page: number;
  /** The page's own size in points, turned as it is shown. */
  readonly width: number;
  readonly height: number;
  readonly pictureWidth: number;
  readonly pictureHeight: number;
  /** Of the picture: 16 hexadecimal digits (64 bits); pages that look alike differ in few bits. */
  readonly look: string;
}
