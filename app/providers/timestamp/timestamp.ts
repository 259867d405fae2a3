/** A time-stamping authority (RFC 3161). */
export interface Stamper {
  /** Returns the authority's whole answer. Throws when there is none, or another one than asked for. */
  stamp(sha256: Buffer): Promise<Buffer>;
}
