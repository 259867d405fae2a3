import type { ReactNode } from "react";
import { type Comparison, saidBy } from "#app/domain/review/compare-document.ts";
import { m } from "#app/i18n/paraglide/messages.js";
import { spacedSiren } from "#app/i18n/spaced-siren.ts";
import type { Fact } from "#app/reader/reading.ts";
import { StatusTag } from "#app/ui/parts/status-tag.tsx";
import { comparedWords, factWords, likenessWords } from "./document-words.ts";
import { factNote, factValue } from "./fact-value.ts";

export interface DocumentFactsProps {
  readonly facts: readonly Fact[];
  readonly comparisons: readonly Comparison[];
  readonly reading: "waiting" | "done" | "failed";
  readonly shown: number | null;
  readonly hrefOf: (fact: number) => string;
  readonly children?: ReactNode;
}

export function DocumentFacts(props: DocumentFactsProps) {
  const { facts, comparisons, reading, children } = props;
  return (
    <>
      <h2>{m.staff_documents_beside()}</h2>
      <dl className="beside">
        {comparisons.map((comparison) => (
          <Beside key={comparison.id} comparison={comparison} {...props} />
        ))}
      </dl>
      {children}
      <h2>{m.staff_documents_facts()}</h2>
      {facts.length > 0 ? (
        <ol className="facts">
          {facts.map((fact, index) => (
            <FactLine key={`${String(index)} ${fact.name}`} index={index} {...props} fact={fact} />
          ))}
        </ol>
      ) : (
        <p className="soft">
          {reading === "waiting"
            ? m.staff_documents_facts_waiting()
            : m.staff_documents_facts_none()}
        </p>
      )}
    </>
  );
}

function Beside(props: DocumentFactsProps & { readonly comparison: Comparison }) {
  const { id, known, facts, likeness } = props.comparison;
  const { words } = likenessWords[likeness];
  const tone = toneOf(props.comparison, props.comparisons);
  const isAsked = id === "new-contact";
  return (
    <div className="beside-row" data-tone={tone}>
      <dt>
        {comparedWords[id]()} <StatusTag tone={tone}>{words()}</StatusTag>
      </dt>
      <dd>
        <span className="soft">
          {isAsked ? m.staff_documents_beside_asked() : m.staff_documents_beside_known()}
        </span>
        <span>{id === "siren" ? spacedSiren(known) : known}</span>
      </dd>
      {facts.length > 0 ? (
        <dd>
          <span className="soft">{m.staff_documents_beside_said()}</span>
          <ul className="beside-said">
            {facts.map((index) => (
              <li key={index}>
                <FactLink {...props} index={index} words={saidOf(props.facts[index])} />
              </li>
            ))}
          </ul>
        </dd>
      ) : null}
    </div>
  );
}

/** When a contact leaves, a document is expected to name someone else: no alarming colour. */
function toneOf({ id, likeness }: Comparison, all: readonly Comparison[]) {
  const leaves = id === "contact" && all.some((other) => other.id === "new-contact");
  return leaves && likeness === "different" ? "neutral" : likenessWords[likeness].tone;
}

function saidOf(fact: Fact | undefined) {
  return fact ? factValue({ name: fact.name, value: saidBy(fact) }) : "";
}

/** Below this confidence a person should check the reading. */
const sure = 0.8;

function FactLine(props: DocumentFactsProps & { readonly fact: Fact; readonly index: number }) {
  const { fact, index } = props;
  const note = factNote(fact);
  const confidence = Math.round(fact.confidence * 100);
  return (
    <li className="fact">
      <span className="soft small">{factWords[fact.name]()}</span>
      <FactLink {...props} index={index} words={factValue(fact)} />
      {note ? <span>{note}</span> : null}
      {fact.confidence < sure ? (
        <StatusTag tone="attention">{m.staff_documents_fact_unsure({ confidence })}</StatusTag>
      ) : null}
    </li>
  );
}

function FactLink(props: DocumentFactsProps & { readonly index: number; readonly words: string }) {
  const { facts, index, words, hrefOf, shown } = props;
  const fact = facts[index];
  if (!fact) return null;
  const page = m.staff_documents_on_page({ page: fact.page });
  const { box } = fact;
  if (!box) return <FactWords words={words} where={m.staff_documents_fact_placeless()} />;
  return (
    <a
      href={hrefOf(index)}
      data-fact={index}
      data-page={fact.page}
      data-box={[box.x, box.y, box.width, box.height].join(" ")}
      aria-current={index === shown ? "true" : undefined}
    >
      {words}
      <span className="hidden-visually"> ({m.staff_documents_fact_show({ page })})</span>
      <span className="fact-where" aria-hidden="true">
        {page}
      </span>
    </a>
  );
}

function FactWords({ words, where }: { readonly words: string; readonly where: string }) {
  return (
    <span>
      {words} <span className="soft small">{where}</span>
    </span>
  );
}
