/** A spreadsheet that was not saved as CSV: a ZIP archive, or the older compound file. */
export function isOtherFormat(bytes: Uint8Array): boolean {
  return /^(?:PK\x03\x04|\xd0\xcf\x11\xe0|%PDF-)/.test(
    Buffer.from(bytes.subarray(0, 8)).toString("latin1"),
  );
}
