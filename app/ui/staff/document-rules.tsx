import type { RuleOutcome } from "#app/domain/document/rules/outcome.ts";
import type { Place } from "#app/domain/document/rules/rule.ts";
import { m } from "#app/i18n/paraglide/messages.js";
import { levelWord, outcomeSentence, ruleName, ruleSource } from "#app/i18n/rule-words.ts";
import { DataTable } from "#app/ui/parts/data-table.tsx";
import { HelpDetails } from "#app/ui/parts/help-details.tsx";
import { RuleStateTag } from "#app/ui/site/rule-state-tag.tsx";
import { ComparedValues } from "./compared-values.tsx";

interface DocumentRulesProps {
  readonly outcomes: readonly RuleOutcome[];
  readonly placeHref?: ((place: Place) => string) | undefined;
}

export function DocumentRules({ outcomes, placeHref }: DocumentRulesProps) {
  return (
    <DataTable
      caption={m.rules_caption()}
      columns={[
        { key: "rule", head: m.rules_head_rule(), cell: (outcome) => <Head outcome={outcome} /> },
        {
          key: "state",
          head: m.rules_head_state(),
          cell: (outcome) => <RuleStateTag outcome={outcome} />,
        },
        {
          key: "found",
          head: m.rules_head_found(),
          cell: (outcome) => <Found outcome={outcome} placeHref={placeHref} />,
        },
      ]}
      rows={outcomes}
      rowKey={({ rule }) => rule}
    />
  );
}

function Head({ outcome: { rule, level } }: { readonly outcome: RuleOutcome }) {
  return (
    <>
      <strong>{ruleName(rule)}</strong>
      <p className="soft small">{levelWord(level)}</p>
    </>
  );
}

function Found({
  outcome,
  placeHref,
}: { readonly outcome: RuleOutcome } & Pick<DocumentRulesProps, "placeHref">) {
  const { rule, values, facts } = outcome;
  return (
    <div className="flow-tight">
      <p>{outcomeSentence(outcome)}</p>
      {values.account && values.document ? (
        <ComparedValues expected={values.account} document={values.document} />
      ) : null}
      {placeHref && facts.length > 0 ? (
        <p className="paper-links">
          {facts.map((place, index) => (
            <a key={index} href={placeHref(place)}>
              {m.rules_place_of({ value: place.value, page: place.page })}
            </a>
          ))}
        </p>
      ) : null}
      <HelpDetails summary={m.rules_source_label()}>
        <p>{ruleSource(rule)}</p>
      </HelpDetails>
    </div>
  );
}
