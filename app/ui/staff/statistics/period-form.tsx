import { type Period, presets } from "#app/domain/statistics/period.ts";
import { m } from "#app/i18n/paraglide/messages.js";
import { staffPaths } from "#app/routes/paths.ts";
import { type FieldError, findFieldError } from "#app/ui/parts/field-error.ts";
import { FieldFrame } from "#app/ui/parts/field-frame.tsx";
import { SecondaryButton } from "#app/ui/parts/secondary-button.tsx";

interface PeriodFormProps {
  readonly period: Period;
  readonly errors: readonly FieldError[] | undefined;
}

/** The period stands in the address, so that a view can be kept and sent to a colleague. */
export function PeriodForm({ period, errors }: PeriodFormProps) {
  return (
    <div className="period">
      <nav aria-label={m.statistics_period()}>
        <ul className="queue-tabs">
          {presets.map((days) => (
            <li key={days}>
              <a
                href={`${staffPaths.statistics()}?days=${String(days)}`}
                aria-current={period.preset === days && !errors ? "page" : undefined}
              >
                {m.statistics_last_days({ days })}
              </a>
            </li>
          ))}
        </ul>
      </nav>
      <form method="get" action={staffPaths.statistics()} className="period-form">
        <DateField name="from" label={m.statistics_from()} day={period.from} errors={errors} />
        <DateField name="to" label={m.statistics_to()} day={period.to} errors={errors} />
        <SecondaryButton>{m.statistics_show()}</SecondaryButton>
      </form>
    </div>
  );
}

function DateField(props: {
  readonly name: string;
  readonly label: string;
  readonly day: string;
  readonly errors: readonly FieldError[] | undefined;
}) {
  const { name, label, day, errors } = props;
  const error = findFieldError(errors, name);
  return (
    <FieldFrame name={name} label={label} error={error}>
      <input
        className="control"
        type="date"
        id={name}
        name={name}
        defaultValue={day}
        aria-invalid={error ? true : undefined}
        aria-describedby={error ? `${name}-error` : undefined}
      />
    </FieldFrame>
  );
}
