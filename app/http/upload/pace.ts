/** How slowly a body may come before its sender is given up. */
export interface Pace {
  /** Milliseconds without a single byte. */
  readonly idleMs: number;
  /** In every window of so many milliseconds so many bytes have to come. */
  readonly windowMs: number;
  readonly minBytes: number;
}

/** A telephone on EDGE sends ten times that; one byte a second is nobody's connection. */
export const defaultPace: Pace = { idleMs: 60_000, windowMs: 120_000, minBytes: 120 * 1024 };

export interface Progress {
  readonly bytes: number;
  readonly movedAt: number;
  readonly windowAt: number;
  readonly windowBytes: number;
}

/** Times in milliseconds of one clock; bytes since the connection began. */
export function startProgress(now: number, bytes: number): Progress {
  return { bytes, movedAt: now, windowAt: now, windowBytes: bytes };
}

/** Where the body stands after another look at it; null when it comes too slowly. */
export function advance(before: Progress, now: number, bytes: number, pace: Pace): Progress | null {
  const movedAt = bytes > before.bytes ? now : before.movedAt;
  if (now - movedAt >= pace.idleMs) return null;
  if (now - before.windowAt < pace.windowMs) return { ...before, bytes, movedAt };
  if (bytes - before.windowBytes < pace.minBytes) return null;
  return { bytes, movedAt, windowAt: now, windowBytes: bytes };
}
