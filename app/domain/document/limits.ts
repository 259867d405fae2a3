const megabyte = 1024 * 1024;

/** How much a customer may give; bytes. */
export interface PaperLimits {
  readonly maxFileBytes: number;
  /** Files and bytes of all the papers of one request. */
  readonly maxFiles: number;
  readonly maxRequestBytes: number;
}

export const defaultPaperLimits: PaperLimits = {
  maxFileBytes: 20 * megabyte,
  maxFiles: 10,
  maxRequestBytes: 60 * megabyte,
};
