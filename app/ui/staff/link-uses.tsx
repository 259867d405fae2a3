import type { LinkTryOutcome } from "#app/domain/invitation/link-try.ts";
import type { LinkUse } from "#app/domain/review/case-context.ts";
import { m } from "#app/i18n/paraglide/messages.js";
import { StatusTag } from "#app/ui/parts/status-tag.tsx";
import { Time } from "#app/ui/parts/time.tsx";
import type { Tone } from "#app/ui/parts/tone.ts";

const outcomes: Record<LinkTryOutcome, { readonly tone: Tone; readonly words: () => string }> = {
  opened: { tone: "good", words: m.case_link_opened },
  "wrong-login": { tone: "attention", words: m.case_link_wrong },
  "no-login": { tone: "neutral", words: m.case_link_no_login },
  refused: { tone: "neutral", words: m.case_link_refused },
};

export function LinkUses({ uses }: { readonly uses: readonly LinkUse[] }) {
  return (
    <>
      <h3>{m.case_link_title()}</h3>
      {uses.length === 0 ? <p className="soft">{m.case_link_none()}</p> : null}
      <ul className="flow-tight">
        {uses.map((use, index) => (
          <li key={index}>
            <StatusTag tone={outcomes[use.outcome].tone}>{outcomes[use.outcome].words()}</StatusTag>
            <br />
            <span className="soft small">
              <Time at={use.at} look="short" />,{" "}
              {m.case_link_from({ who: whoOf(use), network: use.network })}
            </span>
          </li>
        ))}
      </ul>
      <p className="soft small">{m.case_link_note()}</p>
    </>
  );
}

function whoOf({ isProgram, browser }: LinkUse) {
  if (isProgram) return m.case_link_program();
  return browser ?? m.case_link_person();
}
