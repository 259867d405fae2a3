import { limits } from "#app/domain/limits.ts";
import { m } from "#app/i18n/paraglide/messages.js";
import { paths } from "#app/routes/paths.ts";
import type { Ending } from "#app/ui/parts/ending.ts";
import type { FieldError } from "#app/ui/parts/field-error.ts";
import { SubmitButton } from "#app/ui/parts/submit-button.tsx";
import { endedSessionIntents } from "./intents.ts";
import { LoginField } from "./login-field.tsx";
import { StepPage } from "./step-page.tsx";

const words: Record<Ending, () => string> = {
  "1": m.session_ended_saved,
  kept: () => m.session_ended_kept({ hours: limits.keptFormHours }),
  file: m.session_ended_file,
  lost: m.session_ended_lost,
};

export function EndedSessionPage(props: {
  readonly ending: Ending;
  /** The session is recognised: its recipient gets the link, whose name is not told. */
  readonly isKnown: boolean;
  readonly errors: readonly FieldError[] | undefined;
  readonly login: string | undefined;
}) {
  const { sessionIdleMinutes: minutes, sessionHours: hours } = limits;
  return (
    <StepPage title={m.session_ended_title()} errors={props.errors}>
      <p>{m.session_ended_why({ minutes, hours })}</p>
      <p>{words[props.ending]()}</p>
      {props.isKnown ? (
        <form method="post" noValidate>
          <SubmitButton {...endedSessionIntents.button("again")}>
            {m.session_ended_button()}
          </SubmitButton>
        </form>
      ) : (
        <>
          <form method="post" noValidate className="flow">
            <p>{m.session_ended_unknown()}</p>
            <LoginField value={props.login} errors={props.errors} />
            <SubmitButton>{m.session_ended_button()}</SubmitButton>
          </form>
          <p>
            <a href={paths.code()}>{m.journey_home_way_code()}</a>
          </p>
        </>
      )}
    </StepPage>
  );
}
