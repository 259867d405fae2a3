import { isSerious } from "#app/domain/registry/finding.ts";
import type { StaffCase } from "#app/domain/review/staff-case.ts";
import { m } from "#app/i18n/paraglide/messages.js";
import { registryRule, registrySentence } from "#app/i18n/registry-words.ts";
import { ruleName } from "#app/i18n/rule-words.ts";
import { staffPaths } from "#app/routes/paths.ts";
import { NoticePanel } from "#app/ui/parts/notice-panel.tsx";

interface FailingRulesProps {
  readonly found: Pick<StaffCase, "failing" | "registry" | "request">;
}

export function FailingRules({ found: { failing, registry, request } }: FailingRulesProps) {
  const serious = registry.findings.filter(isSerious);
  const count = failing.length + serious.length;
  if (count === 0) return null;
  const { reference } = request;
  return (
    <NoticePanel tone="danger" title={m.decision_failing({ count })}>
      <ul>
        {serious.map((one) => (
          <li key={one.rule}>
            <a href="#registry">{registryRule(one.rule)}</a> {registrySentence(one)}
          </li>
        ))}
        {failing.map(({ document: { id, label }, rule }) => (
          <li key={`${id} ${rule}`}>
            <a href={staffPaths.documentView({ reference, id })}>
              {m.decision_failing_of({ name: ruleName(rule), document: label })}
            </a>
          </li>
        ))}
      </ul>
    </NoticePanel>
  );
}
