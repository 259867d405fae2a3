const megabyte = 1024 * 1024;

export interface DocumentLimits {
  readonly maxFileBytes: number;
  readonly maxFiles: number;
  readonly maxRequestBytes: number;
}

export const defaultDocumentLimits: DocumentLimits = {
  maxFileBytes: 20 * megabyte,
  maxFiles: 10,
  maxRequestBytes: 60 * megabyte,
};

export interface Retention {
  /** After the decision. */
  readonly documentsDays: number;
  /** After the last change of an abandoned request, which is then closed. */
  readonly abandonedDays: number;
}

export const defaultRetention: Retention = { documentsDays: 30, abandonedDays: 15 };
