import { type Difference, differenceOf, type Run } from "#app/domain/document/rules/difference.ts";
import { m } from "#app/i18n/paraglide/messages.js";

export function ComparedValues(props: { readonly expected: string; readonly document: string }) {
  const difference = differenceOf(props.expected, props.document);
  return (
    <div className="compared">
      <dl className="compared-values">
        <div>
          <dt>{m.rules_on_account()}</dt>
          <dd>
            <Runs runs={difference.one} />
          </dd>
        </div>
        <div>
          <dt>{m.rules_on_document()}</dt>
          <dd>
            <Runs runs={difference.other} />
          </dd>
        </div>
      </dl>
      <p className="soft small">{inWords(difference)}</p>
    </div>
  );
}

export function Runs({ runs }: { readonly runs: readonly Run[] }) {
  return runs.map(({ text, same }, index) =>
    same ? <span key={index}>{text}</span> : <mark key={index}>{text}</mark>,
  );
}

function inWords({ kind, one, other }: Difference) {
  if (kind === "equal") return m.rules_difference_equal();
  if (kind === "writing") return m.rules_difference_writing();
  return m.rules_difference_parts({ one: marked(one), other: marked(other) });
}

function marked(runs: readonly Run[]) {
  const texts = runs
    .filter(({ same }) => !same)
    .map(({ text }) => m.rules_quoted({ text: text.trim() }));
  return texts.join(", ") || m.rules_difference_nothing();
}
