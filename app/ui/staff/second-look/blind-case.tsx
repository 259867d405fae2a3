import type { ReactNode } from "react";
import type { BlindCase } from "#app/domain/second-look/second-look.ts";
import { m } from "#app/i18n/paraglide/messages.js";
import { checkTitle, documentTitle, situationTitle } from "#app/i18n/words.ts";
import { PhoneNumber } from "#app/ui/parts/phone-number.tsx";
import { StatusTag } from "#app/ui/parts/status-tag.tsx";
import { Time } from "#app/ui/parts/time.tsx";
import { CompareTable } from "#app/ui/staff/compare-table.tsx";
import { DocumentRules } from "#app/ui/staff/document-rules.tsx";
import { RiskAssessment } from "#app/ui/staff/risk-assessment.tsx";

export function BlindCaseView({ found }: { readonly found: BlindCase }) {
  const { rows, documents, frozenAt, assessment, checks, judgements } = found;
  return (
    <>
      <Facts found={found} />
      <CompareTable found={{ context: { rows, frozenAt }, documents }} />
      <section className="flow-tight" aria-labelledby="risk-heading">
        <h2 id="risk-heading">{m.second_look_risk()}</h2>
        <RiskAssessment assessment={assessment} />
      </section>
      {checks.length > 0 ? (
        <section className="flow-tight" aria-labelledby="checks-heading">
          <h2 id="checks-heading">{m.second_look_checks()}</h2>
          <ul>
            {checks.map((check) => (
              <li key={check}>{checkTitle(check)}</li>
            ))}
          </ul>
        </section>
      ) : null}
      {documents.map(({ id, kind, label }) => (
        <section key={id} className="flow-tight" aria-label={`${documentTitle(kind)} – ${label}`}>
          <h2>
            {documentTitle(kind)} – {label}
          </h2>
          <p className="soft">{m.second_look_documents()}</p>
          <DocumentRules outcomes={judgements[id] ?? []} />
        </section>
      ))}
    </>
  );
}

function Facts({ found }: { readonly found: BlindCase }) {
  const { login, name, situation, mobileVerifiedAt, currentNumber, knownPhone } = found;
  return (
    <dl className="differences">
      <Fact label={m.staff_head_login()}>
        <span className="mono">{login}</span> – {name}
      </Fact>
      <Fact label={m.staff_head_situation()}>
        {situation ? situationTitle(situation) : m.staff_none()}
      </Fact>
      <Fact label={m.staff_head_known_phone()}>
        {knownPhone ? <PhoneNumber number={knownPhone} /> : m.staff_none()}
      </Fact>
      {mobileVerifiedAt ? (
        <Fact label={m.staff_head_new_number()}>
          <StatusTag tone="good">{m.staff_proved()}</StatusTag>{" "}
          <Time at={mobileVerifiedAt} look="short" />
        </Fact>
      ) : null}
      {currentNumber ? (
        <Fact label={m.staff_head_current_number()}>
          {currentNumber === "proved" ? (
            <StatusTag tone="good">{m.staff_proved()}</StatusTag>
          ) : (
            <StatusTag tone="attention">{m.staff_risk_current_number_lost()}</StatusTag>
          )}
        </Fact>
      ) : null}
    </dl>
  );
}

function Fact({ label, children }: { readonly label: string; readonly children: ReactNode }) {
  return (
    <div className="difference">
      <dt>{label}</dt>
      <dd>{children}</dd>
    </div>
  );
}
