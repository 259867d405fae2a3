import type { VerificationState } from "#app/domain/phone-verification/verification-state.ts";
import { m } from "#app/i18n/paraglide/messages.js";
import { CooldownButton } from "#app/ui/cooldown-button.tsx";
import type { FieldError } from "#app/ui/field-error.ts";
import { NoticePanel } from "#app/ui/notice-panel.tsx";
import { PhoneNumber } from "#app/ui/phone-number.tsx";
import { SubmitButton } from "#app/ui/submit-button.tsx";
import { TextField } from "#app/ui/text-field.tsx";

interface VerificationFormProps {
  readonly state: VerificationState;
  readonly number: string;
  readonly sendLead: string;
  readonly errors: readonly FieldError[] | undefined;
}

/** First a button that sends; then the field for the code, and a button that sends again. */
export function VerificationForm({ state, number, sendLead, errors }: VerificationFormProps) {
  if (state.failuresLeft === 0) {
    return (
      <div id="code">
        <NoticePanel tone="danger">{m.journey_verify_failures_used_up()}</NoticePanel>
      </div>
    );
  }
  if (!state.sent) {
    return (
      <form method="post" noValidate className="flow">
        <p id="code">
          {sendLead} <PhoneNumber number={number} />
        </p>
        <SubmitButton name="intent" value="send">
          {m.journey_verify_send()}
        </SubmitButton>
      </form>
    );
  }
  return <EnterCode state={state} number={number} errors={errors} />;
}

function EnterCode({ state, number, errors }: Omit<VerificationFormProps, "sendLead">) {
  return (
    <>
      <p>
        {m.journey_verify_sent_to()} <PhoneNumber number={number} />
      </p>
      <Delivery state={state} />
      {state.living ? (
        <form method="post" noValidate className="flow">
          <TextField
            name="code"
            label={m.journey_verify_code_label()}
            hint={`${m.journey_verify_code_hint()} ${m.journey_verify_left({ count: state.attemptsLeft })}`}
            errors={errors}
            inputMode="numeric"
            autoComplete="one-time-code"
            maxLength={12}
            width="code"
            mono
          />
          <SubmitButton>{m.journey_verify_check()}</SubmitButton>
        </form>
      ) : (
        <p id="code">{m.journey_verify_living_no()}</p>
      )}
      <form method="post" noValidate>
        <CooldownButton name="intent" value="resend" secondsLeft={state.wait}>
          {m.journey_verify_resend()}
        </CooldownButton>
      </form>
    </>
  );
}

/** What the operator said; nothing while all is well. */
function Delivery({ state }: { readonly state: VerificationState }) {
  if (state.delivery === "unknown") {
    return <NoticePanel tone="attention">{m.journey_verify_unknown()}</NoticePanel>;
  }
  if (state.delivery === "refused") {
    return <NoticePanel tone="danger">{m.journey_verify_refused()}</NoticePanel>;
  }
  return null;
}
