import { limits } from "#app/domain/limits.ts";
import { m } from "#app/i18n/paraglide/messages.js";
import { paths } from "#app/routes/paths.ts";
import type { FieldError } from "#app/ui/parts/field-error.ts";
import { NoticePanel } from "#app/ui/parts/notice-panel.tsx";
import { SubmitButton } from "#app/ui/parts/submit-button.tsx";
import { endedLinkIntents } from "./intents.ts";
import { LoginField } from "./login-field.tsx";
import { StepPage } from "./step-page.tsx";

export function EndedLinkPage(props: {
  readonly errors: readonly FieldError[] | undefined;
  readonly login: string | undefined;
  readonly isRenewed: boolean;
  /** Only a part of the link arrived. */
  readonly isCut?: boolean;
}) {
  const { attemptsPerLink: attempts, invitationHours: hours, renewableLinkDays: days } = limits;
  const lead = m.journey_dead_body({ hours, attempts });
  return (
    <StepPage title={m.journey_dead_title()} lead={lead} errors={props.errors}>
      {props.isRenewed ? (
        <NoticePanel tone="good" title={m.journey_link_done_title()}>
          {props.isCut ? m.journey_link_done_body({ hours }) : m.journey_dead_done({ days })}
        </NoticePanel>
      ) : (
        <form method="post" noValidate className="flow">
          <p>{props.isCut ? m.journey_dead_cut_hint() : m.journey_dead_new_hint()}</p>
          <LoginField value={props.login} errors={props.errors} />
          <SubmitButton {...endedLinkIntents.button("renew")}>{m.journey_dead_new()}</SubmitButton>
        </form>
      )}
      <p>
        <a href={paths.link()}>{m.journey_link_title()}</a>
      </p>
    </StepPage>
  );
}
