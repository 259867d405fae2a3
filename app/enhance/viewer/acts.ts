/** What the viewer's buttons and keys do. */
export const acts = [
  "previous",
  "next",
  "first",
  "last",
  "zoom-in",
  "zoom-out",
  "width",
  "page",
  "turn",
  "leave",
] as const;
export type Act = (typeof acts)[number];

const keys: Readonly<Record<string, Act>> = {
  PageUp: "previous",
  PageDown: "next",
  ArrowLeft: "previous",
  ArrowRight: "next",
  Home: "first",
  End: "last",
  // On many keyboards the plus needs Shift, the equals sign on its key does not.
  "=": "zoom-in",
  Escape: "leave",
};

/**
 * What a key does; the letters and signs shown beside the buttons press these by themselves. On pages wider
 * than their room the arrows move the pages instead.
 */
export function actOfKey(key: string, isWide: boolean): Act | null {
  if (isWide && key.startsWith("Arrow")) return null;
  return Object.hasOwn(keys, key) ? (keys[key] ?? null) : null;
}

export function parseAct(text: string | undefined): Act | null {
  return acts.find((act) => act === text) ?? null;
}
