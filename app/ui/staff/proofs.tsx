import type { ReactNode } from "react";
import { isOpen } from "#app/domain/request/state-machine.ts";
import type { StaffCase } from "#app/domain/review/staff-case.ts";
import { m } from "#app/i18n/paraglide/messages.js";
import { staffPaths } from "#app/routes/paths.ts";
import { SecondaryButton } from "#app/ui/parts/secondary-button.tsx";
import { StatusTag } from "#app/ui/parts/status-tag.tsx";
import { Time } from "#app/ui/parts/time.tsx";

export function Proofs({
  found,
  mayHandle,
}: {
  readonly found: StaffCase;
  readonly mayHandle: boolean;
}) {
  const { request, inviters } = found;
  return (
    <dl className="differences">
      <Proof label={m.staff_head_recipient()}>
        {request.recipient}{" "}
        {request.recipientKind === "main" ? m.staff_recipient_main() : m.staff_recipient_other()}
      </Proof>
      <Proof label={m.staff_head_invited_by()}>
        {inviters.length > 0 ? inviters.join(", ") : m.staff_by_customer()}
        {found.involvement.invited ? ` ${m.staff_you_invited()}` : ""}
      </Proof>
      {found.numbers.asked ? <NumberProofs found={found} /> : null}
      {found.contactChanges ? (
        <Proof label={m.staff_head_new_contact()}>
          <Proved at={request.contactProvedAt} />
          <p className="soft small">{m.staff_contact_proof_meaning()}</p>
          {mayHandle && mayResend(request) ? <Resend reference={request.reference} /> : null}
        </Proof>
      ) : null}
    </dl>
  );
}

function mayResend(request: StaffCase["request"]) {
  return !request.contactProvedAt && !request.frozenAt && isOpen(request.status);
}

function Resend({ reference }: { readonly reference: string }) {
  return (
    <form method="post" action={staffPaths.contactProof({ reference })}>
      <SecondaryButton>{m.staff_contact_proof_resend()}</SecondaryButton>
    </form>
  );
}

function NumberProofs({ found: { request } }: { readonly found: StaffCase }) {
  return (
    <>
      <Proof label={m.staff_head_new_number()}>
        <Proved at={request.mobileVerifiedAt} />
      </Proof>
      {request.currentNumber ? (
        <Proof label={m.staff_head_current_number()}>
          {request.currentNumber === "proved" ? (
            <StatusTag tone="good">{m.staff_proved()}</StatusTag>
          ) : (
            <StatusTag tone="attention">{m.staff_risk_current_number_lost()}</StatusTag>
          )}
        </Proof>
      ) : null}
      {request.mobileExplanation ? (
        <Proof label={m.staff_head_explanation()}>
          <blockquote>{request.mobileExplanation}</blockquote>
        </Proof>
      ) : null}
    </>
  );
}

function Proved({ at }: { readonly at: Date | null }) {
  if (!at) return <StatusTag tone="attention">{m.staff_not_proved()}</StatusTag>;
  return (
    <>
      <StatusTag tone="good">{m.staff_proved()}</StatusTag> <Time at={at} look="short" />
    </>
  );
}

function Proof({ label, children }: { readonly label: string; readonly children: ReactNode }) {
  return (
    <div className="difference">
      <dt>{label}</dt>
      <dd>{children}</dd>
    </div>
  );
}
