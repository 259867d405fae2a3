import { limits } from "#app/domain/limits.ts";
import {
  isUnderway,
  type VerificationState,
} from "#app/domain/phone-verification/verification-state.ts";
import { m } from "#app/i18n/paraglide/messages.js";
import { CooldownButton } from "#app/ui/parts/cooldown-button.tsx";
import type { FieldError } from "#app/ui/parts/field-error.ts";
import { NoticePanel } from "#app/ui/parts/notice-panel.tsx";
import { PhoneNumber } from "#app/ui/parts/phone-number.tsx";
import { SubmitButton } from "#app/ui/parts/submit-button.tsx";
import { TextField } from "#app/ui/parts/text-field.tsx";
import { verificationIntents } from "./intents.ts";

interface VerificationFormProps {
  readonly state: VerificationState;
  /** Why the form before sent no code. */
  readonly unsent?: string | null;
  readonly number: string;
  readonly sendLead: string;
  readonly refused: string;
  readonly errors: readonly FieldError[] | undefined;
}

export function SentTo({ number }: { readonly number: string }) {
  return (
    <>
      {m.journey_verify_sent_to()} <PhoneNumber number={number} />
    </>
  );
}

export function SentToCurrent({ number }: { readonly number: string }) {
  return (
    <>
      {m.journey_current_sent_to()} <PhoneNumber number={number} />
    </>
  );
}

export function VerificationForm(props: VerificationFormProps) {
  const { state, unsent, number, sendLead, refused, errors } = props;
  const hasErrors = errors !== undefined && errors.length > 0;
  if (state.failuresLeft === 0) {
    return (
      <div id="code">
        <NoticePanel tone="danger">
          {state.failuresUsedUp === "failures-used-up-lately"
            ? m.journey_verify_failures_used_up_lately({ days: limits.codeFailureDays })
            : m.journey_verify_failures_used_up({ attempts: limits.codeFailuresPerRequest })}
        </NoticePanel>
      </div>
    );
  }
  const notSent = unsent && !hasErrors ? <NotSent because={unsent} /> : null;
  if (!state.sent || state.wasProved) {
    return (
      <>
        {notSent}
        {state.wasProved ? (
          <NoticePanel tone="info">
            {m.journey_verify_proof_ended({ hours: limits.numberProofHours })}
          </NoticePanel>
        ) : null}
        <form method="post" noValidate className="flow">
          <p id="code">
            {sendLead} <PhoneNumber number={number} />
          </p>
          <SubmitButton {...verificationIntents.button("send")}>
            {m.journey_verify_send()}
          </SubmitButton>
        </form>
      </>
    );
  }
  if (!isUnderway(state)) {
    return (
      <>
        <div id="code">
          <NoticePanel tone="danger">{refused}</NoticePanel>
        </div>
        <SendAgain wait={state.wait} />
      </>
    );
  }
  return (
    <>
      {notSent}
      <EnterCode state={state} errors={errors} />
    </>
  );
}

function NotSent({ because }: { readonly because: string }) {
  return (
    <NoticePanel tone="attention" title={m.journey_verify_unsent_title()}>
      <p>{because.replace(/\.?$/, ".")}</p>
      <p>{m.journey_verify_unsent_saved()}</p>
    </NoticePanel>
  );
}

function EnterCode({ state, errors }: Pick<VerificationFormProps, "state" | "errors">) {
  return (
    <>
      {state.delivery === "unknown" ? (
        <NoticePanel tone="attention">{m.journey_verify_unknown()}</NoticePanel>
      ) : null}
      {state.living ? (
        <form method="post" noValidate className="flow">
          <TextField
            name="code"
            label={m.journey_verify_code_label()}
            hint={`${m.journey_verify_code_hint({ minutes: limits.codeMinutes })} ${m.journey_verify_left({ count: state.attemptsLeft })}`}
            errors={errors}
            inputMode="numeric"
            autoComplete="one-time-code"
            maxLength={400}
            width="code"
            mono
          />
          <SubmitButton>{m.journey_verify_check()}</SubmitButton>
        </form>
      ) : (
        <p id="code">{m.journey_verify_living_no()}</p>
      )}
      <SendAgain wait={state.wait} />
    </>
  );
}

function SendAgain({ wait }: Pick<VerificationState, "wait">) {
  return (
    <form method="post" noValidate>
      <CooldownButton {...verificationIntents.button("resend")} secondsLeft={wait}>
        {m.journey_verify_resend()}
      </CooldownButton>
    </form>
  );
}
