import type { IconName } from "./icon.tsx";

/** An icon and a word always go with the colour. */
export type Tone = "neutral" | "info" | "attention" | "danger" | "good";

export const SIGN_OF_TONE: Record<Tone, IconName> = {
  neutral: "dot",
  info: "info",
  attention: "attention",
  danger: "danger",
  good: "good",
};
