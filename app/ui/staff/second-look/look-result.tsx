import type { DoneLook } from "#app/domain/second-look/second-look.ts";
import { m } from "#app/i18n/paraglide/messages.js";
import { staffPaths } from "#app/routes/paths.ts";
import { ButtonLink } from "#app/ui/parts/button-link.tsx";
import { NoticePanel } from "#app/ui/parts/notice-panel.tsx";
import { SecondaryButton } from "#app/ui/parts/secondary-button.tsx";
import { TextArea } from "#app/ui/parts/text-area.tsx";
import { Time } from "#app/ui/parts/time.tsx";
import { firstWords, secondWords } from "./look-words.ts";

interface Props {
  readonly done: DoneLook;
  readonly mayFreeze: boolean;
  readonly mayLook: boolean;
}

export function LookResult({ done, mayFreeze, mayLook }: Props) {
  const { agreed, first, second, reference } = done;
  return (
    <>
      <NoticePanel
        tone={agreed ? "good" : "attention"}
        title={agreed ? m.second_look_result_agreed() : m.second_look_result_differed()}
      />
      <Said title={m.second_look_first()} said={first} words={firstWords(first.decision)} />
      <Said title={m.second_look_second()} said={second} words={secondWords(second.decision)} />
      {agreed ? null : <WhatNow done={done} mayFreeze={mayFreeze} />}
      <p className="paper-links">
        <ButtonLink href={staffPaths.request({ reference })}>
          {m.second_look_open_case({ reference })}
        </ButtonLink>
        {mayLook ? <a href={staffPaths.secondLooks()}>{m.second_look_back()}</a> : null}
      </p>
    </>
  );
}

interface SaidProps {
  readonly title: string;
  readonly said: { readonly by: string | null; readonly at: Date; readonly words: string | null };
  readonly words: string;
}

function Said({ title, said, words }: SaidProps) {
  return (
    <section className="flow-tight">
      <h2>{title}</h2>
      <p>
        <strong>{words}</strong> – {said.by ?? m.staff_none()}, <Time at={said.at} look="short" />
      </p>
      {said.words ? <blockquote>{said.words}</blockquote> : null}
    </section>
  );
}

/** Nothing happens by itself: two people disagree, and a person decides what follows. */
function WhatNow({ done, mayFreeze }: Omit<Props, "mayLook">) {
  const { approval, takesEffectAt } = done;
  if (done.first.decision !== "approved") return <p>{m.second_look_now_rejected()}</p>;
  switch (approval) {
    case "none":
      return null;
    case "applied":
      return <p>{m.second_look_now_applied()}</p>;
    case "frozen":
      return <p>{m.second_look_now_frozen()}</p>;
    case "waiting":
      return (
        <section className="flow-tight" aria-labelledby="now-heading">
          <h2 id="now-heading">{m.second_look_now_waiting()}</h2>
          {takesEffectAt ? (
            <p>
              {m.second_look_takes_effect()} <Time at={takesEffectAt} />
            </p>
          ) : null}
          {mayFreeze ? <FreezeForm done={done} /> : null}
        </section>
      );
  }
}

function FreezeForm({ done: { reference, version, second } }: Pick<Props, "done">) {
  return (
    <form method="post" action={staffPaths.freeze({ reference })} className="flow-tight">
      <input type="hidden" name="version" value={version} />
      <TextArea
        name="reason"
        label={m.queue_freeze_reason()}
        hint={m.queue_freeze_hint()}
        value={second.words ?? undefined}
        rows={3}
        maxLength={1000}
      />
      <SecondaryButton danger>{m.queue_freeze()}</SecondaryButton>
    </form>
  );
}
