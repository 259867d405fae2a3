import { Fragment } from "react";
import type { StaffCase } from "#app/domain/review/staff-case.ts";
import { m } from "#app/i18n/paraglide/messages.js";
import { spacedSiren } from "#app/i18n/spaced-siren.ts";
import { entityTitle } from "#app/i18n/words.ts";
import { staffPaths } from "#app/routes/paths.ts";
import { PhoneNumber } from "#app/ui/parts/phone-number.tsx";
import { type SummaryItem, SummaryList } from "#app/ui/parts/summary-list.tsx";
import { AccountLink } from "./accounts/account-link.tsx";
import { EarlierRequests, FoundElsewhere } from "./found-elsewhere.tsx";
import { LinkUses } from "./link-uses.tsx";
import { Proofs } from "./proofs.tsx";
import { RiskAssessment } from "./risk-assessment.tsx";
import type { PageMember } from "./staff-page.tsx";

interface WhoAndWhatProps {
  readonly found: StaffCase;
  readonly member: PageMember;
}

export function WhoAndWhat({ found, member }: WhoAndWhatProps) {
  return (
    <>
      <h3>{m.staff_risks_title()}</h3>
      <RiskAssessment assessment={found.assessment} />
      <OtherDisputed references={found.otherDisputed} />
      <h3>{m.staff_proofs_title()}</h3>
      <Proofs found={found} mayHandle={member.may.includes("handle")} />
      <LinkUses uses={found.context.linkUses} />
      <h3>{m.staff_account_title()}</h3>
      <SummaryList items={accountItems(found)} />
      <EarlierRequests found={found} />
      <FoundElsewhere found={found} />
    </>
  );
}

function OtherDisputed({ references }: { readonly references: readonly string[] }) {
  if (references.length === 0) return null;
  return (
    <p className="small">
      {m.staff_other_disputed()}{" "}
      {references.map((reference, index) => (
        <Fragment key={reference}>
          {index > 0 ? ", " : null}
          <a className="mono nowrap" href={staffPaths.request({ reference })}>
            {reference}
          </a>
        </Fragment>
      ))}
    </p>
  );
}

function accountItems({ account, manager, numbers }: StaffCase): SummaryItem[] {
  const items: (SummaryItem | false)[] = [
    { label: m.staff_head_login(), value: <AccountLink login={account.login} /> },
    { label: m.staff_head_name(), value: account.name },
    { label: m.staff_head_entity(), value: entityTitle(account.entity) },
    account.siren !== null && {
      label: "SIREN",
      value: <span className="mono">{spacedSiren(account.siren)}</span>,
    },
    account.rna !== null && { label: "RNA", value: <span className="mono">{account.rna}</span> },
    {
      label: m.staff_head_known_phone(),
      value: numbers.known ? <PhoneNumber number={numbers.known} /> : m.staff_none(),
    },
    {
      label: m.staff_head_locale(),
      value: account.locale === "fr" ? m.staff_french() : m.staff_english(),
    },
    manager !== null && {
      label: m.staff_head_manager(),
      value: `${manager.name}, ${manager.phone}`,
    },
  ];
  return items.filter((item) => item !== false);
}
