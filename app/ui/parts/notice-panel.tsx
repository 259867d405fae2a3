import type { ReactNode } from "react";
import { m } from "#app/i18n/paraglide/messages.js";
import { Icon } from "./icon.tsx";
import { SIGN_OF_TONE, type Tone } from "./tone.ts";

type NoticeTone = Exclude<Tone, "neutral">;

const WORDS: Record<NoticeTone, () => string> = {
  info: () => m.common_notice_info(),
  attention: () => m.common_notice_attention(),
  danger: () => m.common_notice_danger(),
  good: () => m.common_notice_good(),
};

export function NoticePanel(props: {
  readonly tone: NoticeTone;
  readonly title?: ReactNode;
  readonly children?: ReactNode;
}) {
  const { tone, title, children } = props;
  return (
    <div className="notice" data-tone={tone}>
      <Icon name={SIGN_OF_TONE[tone]} />
      <p className="notice-title">
        {title ? (
          <span className="hidden-visually">{m.common_notice_label({ word: WORDS[tone]() })} </span>
        ) : null}
        {title ?? WORDS[tone]()}
      </p>
      {children ? <div className="notice-body flow-tight">{children}</div> : null}
    </div>
  );
}
