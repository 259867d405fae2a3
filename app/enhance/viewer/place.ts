import type { Box } from "#app/reader/reading.ts";

export function parseBox(text: string | undefined): Box | null {
  const shares = (text ?? "").split(" ").map(Number);
  const [x, y, width, height] = shares;
  if (shares.length !== 4 || !shares.every((share) => Number.isFinite(share))) return null;
  if (x === undefined || y === undefined || width === undefined || height === undefined)
    return null;
  return { x, y, width, height };
}

export function pageAt(
  tops: readonly { readonly page: number; readonly top: number }[],
  middle: number,
): number | null {
  const begun = tops.filter(({ top }) => top <= middle);
  return (begun.at(-1) ?? tops[0])?.page ?? null;
}
