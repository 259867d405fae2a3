import {
  asksExplanation,
  forCustomer,
  type RuleOutcome,
} from "#app/domain/document/rules/outcome.ts";
import { m } from "#app/i18n/paraglide/messages.js";
import { outcomeAdvice, outcomeSentence, ruleName } from "#app/i18n/rule-words.ts";
import { Icon } from "#app/ui/parts/icon.tsx";
import { RuleStateTag } from "#app/ui/site/rule-state-tag.tsx";

export function DocumentRules({ outcomes }: { readonly outcomes: readonly RuleOutcome[] }) {
  const shown = forCustomer(outcomes);
  const passing = shown.filter(({ state }) => state === "pass");
  // Failures before doubts: a failure may need an answer.
  const others = ["fail", "unproved", "unknown"].flatMap((state) =>
    shown.filter((each) => each.state === state),
  );
  const names = passing.map(({ rule }) => ruleName(rule)).join(", ");
  return (
    <div className="paper-rules">
      {names ? (
        <p className="paper-rules-passing">
          <Icon name="good" />
          <span>{m.rules_passing({ names })}</span>
        </p>
      ) : null}
      {others.length > 0 ? (
        <ul>
          {others.map((outcome) => (
            <Finding key={outcome.rule} outcome={outcome} />
          ))}
        </ul>
      ) : null}
      {asksExplanation(outcomes) ? <p>{m.rules_advice_explain()}</p> : null}
    </div>
  );
}

function Finding({ outcome }: { readonly outcome: RuleOutcome }) {
  return (
    <li className="paper-rule">
      <p>
        <RuleStateTag outcome={outcome} /> <strong>{ruleName(outcome.rule)}</strong>
      </p>
      <p>{outcomeSentence(outcome)}</p>
      <p className="soft">{outcomeAdvice(outcome)}</p>
    </li>
  );
}
