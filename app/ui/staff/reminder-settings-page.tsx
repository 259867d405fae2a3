import type { DaysField, DaysRefusal, ReminderSettings } from "#app/domain/desk/reminder-days.ts";
import { m } from "#app/i18n/paraglide/messages.js";
import { ErrorSummary } from "#app/ui/parts/error-summary.tsx";
import { NoticePanel } from "#app/ui/parts/notice-panel.tsx";
import { PageHeading } from "#app/ui/parts/page-heading.tsx";
import { SubmitButton } from "#app/ui/parts/submit-button.tsx";
import { SummaryList } from "#app/ui/parts/summary-list.tsx";
import { TextField } from "#app/ui/parts/text-field.tsx";
import { type PageMember, StaffPage } from "./staff-page.tsx";

interface ReminderSettingsPageProps {
  readonly member: PageMember;
  readonly settings: ReminderSettings;
  /** After these days a request that the customer left ends by itself. */
  readonly abandonedDays: number;
  readonly isDone: boolean;
  readonly refused:
    | {
        readonly refusal: DaysRefusal;
        readonly field: DaysField | null;
        readonly typed: Readonly<Record<DaysField, string>>;
      }
    | undefined;
}

const refusalWords: Record<DaysRefusal, (days: number) => string> = {
  "not-permitted": () => m.staff_refused_not_permitted(),
  stale: () => m.thread_reminders_stale(),
  "not-days": () => m.thread_reminders_not_days(),
  "not-in-order": () => m.thread_reminders_not_in_order(),
  "after-the-end": (days) => m.thread_reminders_after_the_end({ days }),
};

const fields = ["first", "second", "notice"] as const;

const labels: Record<DaysField, () => string> = {
  first: m.thread_reminders_first,
  second: m.thread_reminders_second,
  notice: m.thread_reminders_notice,
};

export function ReminderSettingsPage(props: ReminderSettingsPageProps) {
  const { member, settings, abandonedDays, isDone, refused } = props;
  const message = refused && refusalWords[refused.refusal](abandonedDays);
  const errors = message ? [{ field: refused.field ?? "", message }] : undefined;
  return (
    <StaffPage member={member}>
      <ErrorSummary errors={errors} />
      {isDone && !refused ? <NoticePanel tone="good" title={m.thread_reminders_done()} /> : null}
      <PageHeading
        title={m.thread_reminders_title()}
        lead={m.thread_reminders_lead({ days: abandonedDays })}
      />
      {member.may.includes("settings") ? (
        <form method="post" noValidate className="flow">
          <input type="hidden" name="version" value={settings.version} />
          {fields.map((name) => (
            <TextField
              key={name}
              name={name}
              label={labels[name]()}
              inputMode="numeric"
              width="short"
              maxLength={4}
              value={refused?.typed[name] ?? String(settings[name])}
              errors={errors}
            />
          ))}
          <SubmitButton>{m.thread_reminders_save()}</SubmitButton>
        </form>
      ) : (
        <SummaryList
          items={fields.map((name) => ({ label: labels[name](), value: settings[name] }))}
        />
      )}
    </StaffPage>
  );
}
