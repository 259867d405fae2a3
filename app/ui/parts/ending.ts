/**
 * What the page after the end of a session says: `1`, nothing was typed; `kept`, what was typed
 * waits; `file`, a file was not received; `lost`, what was typed cannot be kept.
 */
const endings = ["1", "kept", "file", "lost"] as const;
export type Ending = (typeof endings)[number];

/** Null on a page that no ended session led to. */
export function readEnding(query: URLSearchParams): Ending | null {
  const given = query.get("ended");
  return given === null ? null : (endings.find((one) => one === given) ?? "1");
}
