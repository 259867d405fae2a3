import { limits } from "#app/domain/limits.ts";
import { m } from "#app/i18n/paraglide/messages.js";
import type { FieldError } from "#app/ui/parts/field-error.ts";
import { NoticePanel } from "#app/ui/parts/notice-panel.tsx";
import { SubmitButton } from "#app/ui/parts/submit-button.tsx";
import { TextField } from "#app/ui/parts/text-field.tsx";
import { endedProofIntents } from "./intents.ts";
import { StepPage } from "./step-page.tsx";

export function EndedProofPage(props: {
  readonly errors: readonly FieldError[] | undefined;
  readonly email: string | undefined;
  readonly isRenewed: boolean;
}) {
  return (
    <StepPage
      title={m.journey_dead_title()}
      lead={m.journey_proof_dead_body({ hours: limits.contactLinkHours })}
      errors={props.errors}
    >
      {props.isRenewed ? (
        <NoticePanel tone="good" title={m.journey_link_done_title()}>
          {m.journey_proof_dead_done({ hours: limits.contactLinkHours })}
        </NoticePanel>
      ) : (
        <form method="post" noValidate className="flow">
          <TextField
            name="email"
            type="email"
            inputMode="email"
            autoComplete="email"
            label={m.journey_proof_label()}
            hint={m.journey_proof_dead_new_hint()}
            value={props.email}
            errors={props.errors}
            maxLength={400}
          />
          <SubmitButton {...endedProofIntents.button("renew")}>{m.journey_dead_new()}</SubmitButton>
        </form>
      )}
    </StepPage>
  );
}
