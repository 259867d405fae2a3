import type { RuleOutcome } from "#app/domain/document/rules/outcome.ts";
import { stateWord } from "#app/i18n/rule-words.ts";
import { StatusTag } from "#app/ui/parts/status-tag.tsx";
import type { Tone } from "#app/ui/parts/tone.ts";

type Judged = Pick<RuleOutcome, "state" | "level">;

/** A failed rule that only informs does not get the colour of a serious one. */
function toneOf({ state, level }: Judged): Tone {
  if (state === "pass") return "good";
  if (state === "unknown") return "neutral";
  if (state === "unproved") return "attention";
  return level === "serious" ? "danger" : "attention";
}

export function RuleStateTag({ outcome }: { readonly outcome: Judged }) {
  const sign = outcome.state === "unknown" ? "info" : undefined;
  return (
    <StatusTag tone={toneOf(outcome)} sign={sign}>
      {stateWord(outcome.state)}
    </StatusTag>
  );
}
