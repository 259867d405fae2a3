const acts = [
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
  // On many keyboards "+" needs Shift, but "=" on the same key does not.
  "=": "zoom-in",
  Escape: "leave",
};

/**
 * Not the signs shown beside the buttons, which press those themselves. When pages are wider than
 * their area, the arrows scroll.
 */
export function actOfKey(key: string, isWide: boolean): Act | null {
  if (isWide && key.startsWith("Arrow")) return null;
  return Object.hasOwn(keys, key) ? (keys[key] ?? null) : null;
}

export function parseAct(text: string | undefined): Act | null {
  return acts.find((act) => act === text) ?? null;
}
