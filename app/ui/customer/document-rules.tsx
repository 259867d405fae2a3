import {
  asksExplanation,
  forCustomer,
  type RuleOutcome,
} from "#app/domain/document/rules/outcome.ts";
import { m } from "#app/i18n/paraglide/messages.js";
import { outcomeAdvice, outcomeSentence, ruleName } from "#app/i18n/rule-words.ts";
import { HelpDetails } from "#app/ui/parts/help-details.tsx";
import { Icon } from "#app/ui/parts/icon.tsx";

/** One line for what is right, one for what cannot be told, and a sentence for each fault. */
export function DocumentRules({ outcomes }: { readonly outcomes: readonly RuleOutcome[] }) {
  const shown = forCustomer(outcomes);
  const faults = shown.filter(({ state }) => state === "fail");
  const serious = faults.filter(({ level }) => level === "serious");
  const remarks = faults.filter(({ level }) => level !== "serious");
  return (
    <div className="paper-rules">
      {serious.length > 0 ? <Faults outcomes={serious} /> : null}
      {remarks.map((outcome) => (
        <p key={outcome.rule} className="paper-rules-line" data-tone="attention">
          <Icon name="attention" />
          <span>
            {outcomeSentence(outcome)} {outcomeAdvice(outcome)}
          </span>
        </p>
      ))}
      <Names outcomes={shown} line={passing} />
      <Names outcomes={shown} line={unknown} />
      {asksExplanation(outcomes) ? <p className="small">{m.rules_advice_explain()}</p> : null}
    </div>
  );
}

/** One sentence: the other faults open below it. */
function Faults({ outcomes }: { readonly outcomes: readonly RuleOutcome[] }) {
  const [first, ...others] = outcomes;
  if (!first) return null;
  return (
    <div className="paper-fault" data-tone="danger">
      <Icon name="danger" />
      <div className="flow-tight">
        <p>
          <strong>{outcomeSentence(first)}</strong>
        </p>
        <p className="small">{outcomeAdvice(first)}</p>
        {others.length > 0 ? (
          <HelpDetails summary={m.rules_more_faults({ count: others.length })}>
            {others.map((outcome) => (
              <p key={outcome.rule}>{outcomeSentence(outcome)}</p>
            ))}
          </HelpDetails>
        ) : null}
      </div>
    </div>
  );
}

const passing = { states: ["pass"], tone: "good", icon: "good", words: m.rules_passing } as const;
const unknown = {
  states: ["unknown", "unproved"],
  tone: "neutral",
  icon: "info",
  words: m.rules_unknown,
} as const;

function Names(props: {
  readonly outcomes: readonly RuleOutcome[];
  readonly line: typeof passing | typeof unknown;
}) {
  const { states, tone, icon, words } = props.line;
  const named = props.outcomes.filter(({ state }) => states.some((one) => one === state));
  if (named.length === 0) return null;
  return (
    <p className="paper-rules-line small" data-tone={tone}>
      <Icon name={icon} />
      <span>{words({ names: named.map(({ rule }) => ruleName(rule)).join(", ") })}</span>
    </p>
  );
}
