interface Walked {
  readonly hasEnd: boolean;
  /** Where the first picture ends without its mark: at the end of the file, or at a second picture. */
  readonly end: number;
  /** Each coefficient of each colour came to its last bit, which matters in a progressive picture. */
  readonly hasEveryScan: boolean;
}

/** Steps from marker to marker (ITU T.81, annex B) to the end of the first picture. */
export function walkJpeg(bytes: Buffer): Walked {
  const scans = new Scans();
  let end = bytes.length;
  for (let at = 2; at + 1 < bytes.length;) {
    const marker = bytes[at] === 0xff ? (bytes[at + 1] ?? 0) : 0;
    if (marker === 0xd9) return { hasEnd: true, end: at, hasEveryScan: true };
    if (marker === 0xd8) {
      end = at;
      break;
    }
    if (marker === 0xff) at += 1;
    else if (marker < 0xc0 || (marker >= 0xd0 && marker <= 0xd7)) at = nextMarker(bytes, at);
    else {
      const length = at + 4 <= bytes.length ? bytes.readUInt16BE(at + 2) : 0;
      if (length < 2 || at + 2 + length > bytes.length) break;
      scans.see(marker, bytes.subarray(at + 4, at + 2 + length));
      at += 2 + length;
    }
  }
  return { hasEnd: false, end, hasEveryScan: scans.areComplete() };
}

/** In a scan, past stuffed zeros and restarts. */
function nextMarker(bytes: Buffer, from: number): number {
  for (let at = bytes.indexOf(0xff, from + 1); at >= 0; at = bytes.indexOf(0xff, at + 1)) {
    const code = bytes[at + 1] ?? 0;
    if (code >= 0xc0 && code < 0xff && (code < 0xd0 || code > 0xd7)) return at;
  }
  return bytes.length;
}

class Scans {
  private readonly missing = new Map<number, Set<number>>();

  see(marker: number, segment: Buffer): void {
    if ([0xc0, 0xc1, 0xc2].includes(marker)) this.seeFrame(segment, marker === 0xc2 ? 64 : 1);
    if (marker === 0xda) this.seeScan(segment);
  }

  areComplete(): boolean {
    return this.missing.size > 0 && [...this.missing.values()].every((left) => left.size === 0);
  }

  private seeFrame(segment: Buffer, coefficients: number): void {
    for (let at = 6; at + 2 < segment.length; at += 3) {
      this.missing.set(segment[at] ?? 0, new Set(Array(coefficients).keys()));
    }
  }

  private seeScan(segment: Buffer): void {
    const count = segment[0] ?? 0;
    const [first = 0, last = 0, approximation = 0] = segment.subarray(1 + 2 * count);
    if ((approximation & 15) !== 0) return;
    for (let at = 1; at < 1 + 2 * count; at += 2) {
      const left = this.missing.get(segment[at] ?? 0);
      for (let coefficient = first; coefficient <= last; coefficient += 1)
        left?.delete(coefficient);
    }
  }
}
