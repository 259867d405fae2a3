import type { ReactNode } from "react";
import type { MomentLook } from "#app/i18n/moment.ts";
import { m } from "#app/i18n/paraglide/messages.js";
import { Icon, type IconName } from "./icon.tsx";
import { Time } from "./time.tsx";
import { SIGN_OF_TONE, type Tone } from "./tone.ts";

type Phase = "done" | "now" | "later";

export interface TimelineEntry {
  readonly title: ReactNode;
  readonly at?: Date | string | undefined;
  readonly zoned?: boolean | undefined;
  readonly look?: MomentLook | undefined;
  readonly detail?: ReactNode;
  readonly tone?: Tone | undefined;
  readonly sign?: IconName | undefined;
  /** Of a course that is still going on; a mere history has none. */
  readonly phase?: Phase | undefined;
}

const phases: Record<Phase, { tone: Tone; sign: IconName; word: () => string }> = {
  done: { tone: "good", sign: "check", word: m.common_phase_done },
  now: { tone: "info", sign: "ring", word: m.common_phase_now },
  later: { tone: "neutral", sign: "ring", word: m.common_phase_later },
};

export function Timeline(props: {
  readonly entries: readonly TimelineEntry[];
  readonly label: string;
}) {
  return (
    <ol className="timeline" aria-label={props.label}>
      {props.entries.map((entry, index) => (
        <Entry key={index} entry={entry} />
      ))}
    </ol>
  );
}

function Entry({ entry }: { readonly entry: TimelineEntry }) {
  const { title, at, zoned, look, detail, phase } = entry;
  const course = phase && phases[phase];
  const tone = entry.tone ?? course?.tone ?? "neutral";
  return (
    <li
      className="timeline-entry"
      data-tone={tone}
      data-phase={phase}
      aria-current={phase === "now" ? "step" : undefined}
    >
      <Icon name={entry.sign ?? course?.sign ?? SIGN_OF_TONE[tone]} />
      <p className="timeline-title">
        {course ? <span className="hidden-visually">{course.word()} </span> : null}
        {title}
      </p>
      {at ? (
        <p className="soft small">
          <Time at={at} zoned={zoned} look={look} />
        </p>
      ) : null}
      {detail ? <div className="timeline-detail">{detail}</div> : null}
    </li>
  );
}
