const decoder = new TextDecoder("utf-8", { fatal: true });

/** Null when the bytes are not UTF-8. A byte order mark is dropped. */
export function utf8Of(bytes: Uint8Array): string | null {
  try {
    return decoder.decode(bytes);
  } catch {
    return null;
  }
}
