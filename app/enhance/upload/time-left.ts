interface Sample {
  readonly atMs: number;
  readonly bytes: number;
}

const windowMs = 8_000;
const enoughMs = 2_000;

export function createClock(totalBytes: number) {
  let samples: Sample[] = [];
  return function secondsLeft(bytes: number, atMs: number): number | null {
    samples = [...samples.filter((sample) => atMs - sample.atMs <= windowMs), { atMs, bytes }];
    const [first] = samples;
    if (!first || atMs - first.atMs < enoughMs || bytes <= first.bytes) return null;
    const perMs = (bytes - first.bytes) / (atMs - first.atMs);
    return roundSeconds((totalBytes - bytes) / perMs / 1000);
  };
}

function roundSeconds(seconds: number): number {
  const step = seconds > 60 ? 30 : seconds > 10 ? 5 : 1;
  return Math.max(1, Math.ceil(seconds / step) * step);
}
