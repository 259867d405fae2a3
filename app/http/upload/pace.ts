export interface Pace {
  /** Without a single byte. */
  readonly idleMs: number;
  readonly windowMs: number;
  readonly minBytes: number;
}

/** A phone on EDGE sends ten times this minimum. */
export const defaultPace: Pace = { idleMs: 60_000, windowMs: 120_000, minBytes: 120 * 1024 };

export interface Progress {
  readonly bytes: number;
  readonly movedAt: number;
  readonly windowAt: number;
  readonly windowBytes: number;
}

export function startProgress(now: number, bytes: number): Progress {
  return { bytes, movedAt: now, windowAt: now, windowBytes: bytes };
}

export function advance(before: Progress, now: number, bytes: number, pace: Pace): Progress | null {
  const movedAt = bytes > before.bytes ? now : before.movedAt;
  if (now - movedAt >= pace.idleMs) return null;
  if (now - before.windowAt < pace.windowMs) return { ...before, bytes, movedAt };
  if (bytes - before.windowBytes < pace.minBytes) return null;
  return { bytes, movedAt, windowAt: now, windowBytes: bytes };
}
