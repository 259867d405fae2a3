import { limits } from "#app/domain/limits.ts";
import { m } from "#app/i18n/paraglide/messages.js";
import type { FieldError } from "#app/ui/parts/field-error.ts";
import { SecondaryButton } from "#app/ui/parts/secondary-button.tsx";
import { TextArea } from "#app/ui/parts/text-area.tsx";
import { CallButton } from "#app/ui/site/call-button.tsx";
import { noticeIntents } from "./intents.ts";
import { LoginField } from "./login-field.tsx";
import { StepPage } from "./step-page.tsx";

interface DeadNoticePageProps {
  readonly values: Readonly<Record<string, string>> | undefined;
  readonly errors: readonly FieldError[] | undefined;
}

/** The most urgent of all visitors may come here: first the telephone, then a form. */
export function DeadNoticePage({ values, errors }: DeadNoticePageProps) {
  return (
    <StepPage title={m.journey_dead_title()} lead={m.journey_notice_dead_body()} errors={errors}>
      <CallButton primary />
      <h2>{m.journey_notice_report_title()}</h2>
      <p>{m.journey_notice_report_lead()}</p>
      <form method="post" noValidate className="flow">
        <LoginField value={values?.login} errors={errors} />
        <TextArea
          name="report"
          label={m.journey_notice_report_label()}
          hint={m.journey_notice_report_hint()}
          value={values?.report}
          errors={errors}
          rows={4}
          maxLength={limits.noticeReportLength}
        />
        <SecondaryButton {...noticeIntents.button("report")}>
          {m.journey_notice_report_button()}
        </SecondaryButton>
      </form>
    </StepPage>
  );
}

export function NoticeReportedPage() {
  return (
    <StepPage title={m.journey_notice_reported_title()} lead={m.journey_notice_reported_body()}>
      <CallButton primary />
    </StepPage>
  );
}
