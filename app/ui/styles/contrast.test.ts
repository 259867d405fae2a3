import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";

const css = readFileSync(new URL("./tokens.css", import.meta.url), "utf8");
const [light = "", dark = ""] = css.split("@media (prefers-color-scheme: dark)");

const GROUNDS = ["paper", "sheet", "wash"];
const TEXTS = ["ink", "soft", "accent", "accent-deep", "attention", "danger", "good"];
const TONES = ["accent", "attention", "danger", "good"];

const texts = [
  ...GROUNDS.flatMap((ground) => TEXTS.map((text) => [text, ground])),
  ...TONES.flatMap((tone) => ["ink", "soft", tone].map((text) => [text, `${tone}-wash`])),
  ["on-accent", "accent"],
  ["on-accent", "accent-deep"],
  ["on-danger", "danger"],
] as [string, string][];
const controls = [...GROUNDS, ...TONES.map((tone) => `${tone}-wash`)].flatMap((ground) =>
  ["edge", "focus"].map((line) => [line, ground]),
) as [string, string][];

describe.each([
  ["light", light],
  ["dark", dark],
])("the %s scheme", (_name, scheme) => {
  it.each(texts)("text in %s on %s has a contrast of at least 7:1", (text, ground) => {
    expect(contrast(scheme, text, ground)).toBeGreaterThanOrEqual(7);
  });

  it.each(controls)("lines in %s on %s have a contrast of at least 3:1", (line, ground) => {
    expect(contrast(scheme, line, ground)).toBeGreaterThanOrEqual(3);
  });
});

function contrast(scheme: string, one: string, other: string): number {
  const [high = 0, low = 0] = [luminance(scheme, one), luminance(scheme, other)].sort(
    (a, b) => b - a,
  );
  return (high + 0.05) / (low + 0.05);
}

/** Relative luminance, as in WCAG 2.2. */
function luminance(scheme: string, token: string): number {
  const hex = new RegExp(`--${token}: #([0-9a-f]{6})`).exec(scheme)?.[1];
  if (!hex) throw new Error(`no colour --${token}`);
  const [r = 0, g = 0, b = 0] = [0, 2, 4].map((at) =>
    linear(parseInt(hex.slice(at, at + 2), 16) / 255),
  );
  return 0.2126 * r + 0.7152 * g + 0.0722 * b;
}

function linear(channel: number): number {
  return channel <= 0.04045 ? channel / 12.92 : ((channel + 0.055) / 1.055) ** 2.4;
}
