import type { FailingRule } from "#app/domain/review/failing-rules.ts";
import { m } from "#app/i18n/paraglide/messages.js";
import { ruleName } from "#app/i18n/rule-words.ts";
import { staffPaths } from "#app/routes/paths.ts";
import { NoticePanel } from "#app/ui/parts/notice-panel.tsx";

interface FailingRulesProps {
  readonly failing: readonly FailingRule[];
  readonly reference: string;
}

export function FailingRules({ failing, reference }: FailingRulesProps) {
  if (failing.length === 0) return null;
  return (
    <NoticePanel tone="danger" title={m.decision_failing({ count: failing.length })}>
      <ul>
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
