import type { ReactNode } from "react";
import { Icon, type IconName } from "./icon.tsx";
import { SIGN_OF_TONE, type Tone } from "./tone.ts";

export function StatusTag(props: {
  readonly tone: Tone;
  readonly children: ReactNode;
  readonly sign?: IconName | undefined;
}) {
  return (
    <span className="tag" data-tone={props.tone}>
      <Icon name={props.sign ?? SIGN_OF_TONE[props.tone]} />
      {props.children}
    </span>
  );
}
