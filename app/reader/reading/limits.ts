/**
 * Recognising takes seconds of a core per page, so further pages are skipped. As many as photos may
 * be given.
 */
export const maxRecognised = 10;

export interface ReadingLimits {
  readonly pagesRead: number;
  readonly pagesDrawn: number;
  /**
   * Milliseconds of the processor for the words of all pages, and for all pictures. Results obtained by then are
   * kept.
   */
  readonly textMs: number;
  readonly picturesMs: number;
}

export const readingLimits: ReadingLimits = {
  pagesRead: 60,
  pagesDrawn: 30,
  textMs: 20_000,
  picturesMs: 60_000,
};
