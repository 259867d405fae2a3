import type { IconName } from "./icon.tsx";

/** What a colour stands for; a sign and a word go with it everywhere. */
export type Tone = "neutral" | "info" | "attention" | "danger" | "good";

export const SIGN_OF_TONE: Record<Tone, IconName> = {
  neutral: "dot",
  info: "info",
  attention: "attention",
  danger: "danger",
  good: "good",
};
