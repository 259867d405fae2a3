import type { RuleOutcome } from "#app/domain/document/rules/outcome.ts";
import { m } from "#app/i18n/paraglide/messages.js";
import { outcomeSentence, ruleName } from "#app/i18n/rule-words.ts";
import { RuleStateTag } from "#app/ui/site/rule-state-tag.tsx";

export function RuleSummary({ outcomes }: { readonly outcomes: readonly RuleOutcome[] }) {
  if (outcomes.length === 0) return null;
  const shown = (["fail", "unproved"] as const).flatMap((state) =>
    outcomes.filter((outcome) => outcome.state === state),
  );
  const passed = outcomes.filter(({ state }) => state === "pass").length;
  const unknown = outcomes.length - shown.length - passed;
  return (
    <>
      {shown.length > 0 ? (
        <ul className="flow-tight">
          {shown.map((outcome) => (
            <li key={outcome.rule}>
              <RuleStateTag outcome={outcome} /> <strong>{ruleName(outcome.rule)}</strong>{" "}
              {outcomeSentence(outcome)}
            </li>
          ))}
        </ul>
      ) : null}
      <p className="small soft">{m.staff_documents_rules_count({ passed, unknown })}</p>
    </>
  );
}
