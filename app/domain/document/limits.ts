const megabyte = 1024 * 1024;

/** How much a customer may give; bytes. */
export interface DocumentLimits {
  readonly maxFileBytes: number;
  /** Files and bytes of all the papers of one request. */
  readonly maxFiles: number;
  readonly maxRequestBytes: number;
}

export const defaultDocumentLimits: DocumentLimits = {
  maxFileBytes: 20 * megabyte,
  maxFiles: 10,
  maxRequestBytes: 60 * megabyte,
};

/** How long papers are kept; days. */
export interface Retention {
  /** After the decision. */
  readonly documentsDays: number;
  /** After the last change of a request that nobody goes on with: then it is closed. */
  readonly abandonedDays: number;
}

export const defaultRetention: Retention = { documentsDays: 30, abandonedDays: 15 };
