import type { SecondVerdict } from "#app/domain/request/second-verdict.ts";
import type { BlindCase, DoneLook } from "#app/domain/second-look/second-look.ts";
import { m } from "#app/i18n/paraglide/messages.js";
import { ErrorSummary } from "#app/ui/parts/error-summary.tsx";
import type { FieldError } from "#app/ui/parts/field-error.ts";
import { PageHeading } from "#app/ui/parts/page-heading.tsx";
import { type PageMember, StaffPage } from "#app/ui/staff/staff-page.tsx";
import { BlindCaseView } from "./blind-case.tsx";
import { LookResult } from "./look-result.tsx";
import { VerdictForm } from "./verdict-form.tsx";

export interface RefusedVerdict {
  readonly refusal: "verdict-missing" | "reason-missing";
  readonly verdict: SecondVerdict | null;
  readonly reason: string;
}

interface Props {
  readonly member: PageMember;
  readonly blind: BlindCase | null;
  readonly done: DoneLook | null;
  readonly refused: RefusedVerdict | undefined;
}

const refusals: Record<RefusedVerdict["refusal"], () => FieldError> = {
  "verdict-missing": () => ({ field: "verdict", message: m.second_look_verdict_missing() }),
  "reason-missing": () => ({ field: "reason", message: m.second_look_reason_missing() }),
};

export function SecondLookPage({ member, blind, done, refused }: Props) {
  const errors = refused ? [refusals[refused.refusal]()] : undefined;
  return (
    <StaffPage member={member}>
      <ErrorSummary errors={errors} />
      <PageHeading
        title={m.second_look_title()}
        lead={blind ? m.second_look_lead() : m.second_look_done_lead()}
      />
      {blind ? (
        <>
          <BlindCaseView found={blind} />
          <VerdictForm id={blind.id} refused={refused} errors={errors} />
        </>
      ) : null}
      {done ? (
        <LookResult
          done={done}
          mayFreeze={member.may.includes("freeze")}
          mayLook={member.may.includes("approve")}
        />
      ) : null}
    </StaffPage>
  );
}
