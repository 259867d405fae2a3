/** As a page shows it. */
export interface ShownNote {
  readonly id: string;
  readonly by: string;
  readonly at: Date;
  readonly text: string;
  /** Names of those who were told. */
  readonly mentions: readonly string[];
}
