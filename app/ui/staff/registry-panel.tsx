import type { RegistryFinding } from "#app/domain/registry/finding.ts";
import { legalFormTitle } from "#app/domain/registry/legal-forms.ts";
import type { RegistryAnswer } from "#app/domain/registry/registered.ts";
import type { StaffCase } from "#app/domain/review/staff-case.ts";
import { m } from "#app/i18n/paraglide/messages.js";
import {
  answeredWords,
  dayOf,
  registryRule,
  registrySentence,
  registryTitle,
  stateWords,
} from "#app/i18n/registry-words.ts";
import { staffPaths } from "#app/routes/paths.ts";
import { SecondaryButton } from "#app/ui/parts/secondary-button.tsx";
import { type SummaryItem, SummaryList } from "#app/ui/parts/summary-list.tsx";
import { RuleStateTag } from "#app/ui/site/rule-state-tag.tsx";

interface RegistryPanelProps {
  readonly found: Pick<StaffCase, "registry" | "account" | "request">;
  readonly mayHandle: boolean;
}

/** A script shows the answer when it has come. */
export function RegistryPanel({ found, mayHandle }: RegistryPanelProps) {
  const { registry, request } = found;
  const { findings, answers, waits, mayAsk } = registry;
  if (findings.length + answers.length === 0) return null;
  return (
    <section id="registry" className="flow-tight" data-given data-waits={waits ? "" : undefined}>
      <h3>{m.registry_title()}</h3>
      <p className="soft small">{waits ? m.registry_waits() : m.registry_lead()}</p>
      <Findings findings={findings} />
      {answers.map((answer) => (
        <Answer key={`${answer.source} ${answer.number}`} answer={answer} found={found} />
      ))}
      {mayAsk && mayHandle ? (
        <form method="post" action={staffPaths.registry({ reference: request.reference })}>
          <SecondaryButton>{m.registry_ask()}</SecondaryButton>
        </form>
      ) : null}
    </section>
  );
}

function Findings({ findings }: { readonly findings: readonly RegistryFinding[] }) {
  return (
    <ul className="flow-tight">
      {findings.map((one, index) => (
        <li key={index}>
          <RuleStateTag outcome={one} /> <strong>{registryRule(one.rule)}</strong>{" "}
          {registrySentence(one)}
        </li>
      ))}
    </ul>
  );
}

function Answer({
  answer,
  found: { account },
}: Pick<RegistryPanelProps, "found"> & { readonly answer: RegistryAnswer }) {
  const isOwn = answer.number === account.siren || answer.number === account.rna;
  const items = itemsOf(answer);
  return (
    <details>
      <summary>
        {registryTitle(answer, isOwn)} <span className="soft small">{answeredWords(answer)}</span>
      </summary>
      {items.length > 0 ? <SummaryList items={items} /> : <p>{stateWords(answer)}</p>}
    </details>
  );
}

function itemsOf({ answer }: RegistryAnswer): SummaryItem[] {
  if (answer?.kind === "notices") {
    const lines = answer.notices.map(({ publishedOn, about }) =>
      m.registry_published({ on: dayOf(publishedOn), about }),
    );
    return [{ label: m.registry_notices(), value: <Lines lines={lines} /> }];
  }
  if (!answer) return [];
  const { name, legalForm, seat, managers, isHidden } = answer;
  const persons = managers.map((one) => m.registry_manager(one));
  const items: (SummaryItem | false)[] = [
    { label: m.staff_head_name(), value: name },
    legalForm !== null && {
      label: m.staff_documents_fact_legal_form(),
      value: legalFormTitle(legalForm),
    },
    seat !== null && { label: m.staff_documents_fact_seat(), value: seat },
    (isHidden || persons.length > 0) && {
      label: m.registry_managers(),
      value: <Lines lines={isHidden ? [...persons, m.registry_hidden()] : persons} />,
    },
  ];
  return items.filter((item) => item !== false);
}

function Lines({ lines }: { readonly lines: readonly string[] }) {
  return (
    <ul>
      {lines.map((line, index) => (
        <li key={index}>{line}</li>
      ))}
    </ul>
  );
}
