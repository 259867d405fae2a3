import { riskCatalogue } from "#app/domain/request/risk-catalogue.ts";
import type { RiskId } from "#app/domain/request/risks.ts";
import { m } from "#app/i18n/paraglide/messages.js";
import { StatusTag } from "#app/ui/parts/status-tag.tsx";
import { riskWords } from "./risk-words.ts";

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
            tone={isGrave(risk) ? "danger" : "attention"}
            sign={risk === "frozen" ? "frozen" : undefined}
          >
            {riskWords(risk, failingRules)}
          </StatusTag>
        </li>
      ))}
    </ul>
  );
}

function isGrave(risk: RiskId) {
  return riskCatalogue[risk].floor !== "low";
}
