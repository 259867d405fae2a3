import type { RiskId } from "#app/domain/request/risks.ts";
import { m } from "#app/i18n/paraglide/messages.js";
import { StatusTag } from "#app/ui/parts/status-tag.tsx";
import { riskWords } from "./risk-words.ts";

const grave: readonly RiskId[] = [
  "frozen",
  "alarmed",
  "alarmed-closed",
  "disputed",
  "other-disputed",
  "recipient-stopped",
  "no-telephone",
  "wrong-last-four",
  "rules-fail",
  "contact-looks-known",
];

interface RiskTagsProps {
  readonly risks: readonly RiskId[];
  readonly failingRules: number;
}

export function RiskTags({ risks, failingRules }: RiskTagsProps) {
  if (risks.length === 0) return <span className="soft">{m.staff_no_risk()}</span>;
  return (
    <ul className="risk-tags">
      {risks.map((risk) => (
        <li key={risk}>
          <StatusTag
            tone={grave.includes(risk) ? "danger" : "attention"}
            sign={risk === "frozen" ? "frozen" : undefined}
          >
            {riskWords(risk, failingRules)}
          </StatusTag>
        </li>
      ))}
    </ul>
  );
}
