import type { ReactNode } from "react";
import { Icon, type IconName } from "./icon.tsx";
import { Time } from "./time.tsx";
import { SIGN_OF_TONE, type Tone } from "./tone.ts";

export interface TimelineEntry {
  readonly title: ReactNode;
  readonly at?: Date | string | undefined;
  readonly zoned?: boolean | undefined;
  readonly detail?: ReactNode;
  readonly tone?: Tone | undefined;
  readonly sign?: IconName | undefined;
}

export function Timeline(props: {
  readonly entries: readonly TimelineEntry[];
  readonly label: string;
}) {
  return (
    <ol className="timeline" aria-label={props.label}>
      {props.entries.map(({ title, at, zoned, detail, tone = "neutral", sign }, index) => (
        <li key={index} className="timeline-entry" data-tone={tone}>
          <Icon name={sign ?? SIGN_OF_TONE[tone]} />
          <p className="timeline-title">{title}</p>
          {at ? (
            <p className="soft small">
              <Time at={at} zoned={zoned} />
            </p>
          ) : null}
          {detail ? <div className="timeline-detail">{detail}</div> : null}
        </li>
      ))}
    </ol>
  );
}
