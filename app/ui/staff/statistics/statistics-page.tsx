import { limits } from "#app/domain/limits.ts";
import type { DifferingLook } from "#app/domain/second-look/second-look.ts";
import type { PeriodRefusal } from "#app/domain/statistics/period.ts";
import { periodQuery } from "#app/domain/statistics/period.ts";
import type { Statistics } from "#app/domain/statistics/statistics.ts";
import { formatCount, formatDay, formatWait } from "#app/i18n/numbers.ts";
import { m } from "#app/i18n/paraglide/messages.js";
import { staffPaths } from "#app/routes/paths.ts";
import { ErrorSummary } from "#app/ui/parts/error-summary.tsx";
import type { FieldError } from "#app/ui/parts/field-error.ts";
import { PageHeading } from "#app/ui/parts/page-heading.tsx";
import { Time } from "#app/ui/parts/time.tsx";
import { DifferingLooks } from "#app/ui/staff/second-look/differing-looks.tsx";
import { type PageMember, StaffPage } from "#app/ui/staff/staff-page.tsx";
import { sentencesOf } from "./changes.ts";
import {
  ChangesFigure,
  DropOutsFigure,
  MessagesFigure,
  OutcomesFigure,
  ReasonsFigure,
  SecondLooksFigure,
  VolumeFigure,
  WaitsFigure,
} from "./figures.tsx";
import { PeriodForm } from "./period-form.tsx";
import type { TableId } from "./table.ts";

interface StatisticsPageProps {
  readonly member: PageMember;
  readonly found: Statistics;
  /** Second looks that led to another decision; empty for somebody who does not see all requests. */
  readonly differing: readonly DifferingLook[];
  readonly refusal: PeriodRefusal | null;
}

const refusals: Record<PeriodRefusal, () => FieldError> = {
  "no-date": () => ({ field: "from", message: m.statistics_no_date() }),
  "wrong-order": () => ({ field: "to", message: m.statistics_wrong_order() }),
  "not-begun": () => ({ field: "from", message: m.statistics_not_begun() }),
  "too-long": () => ({
    field: "from",
    message: m.statistics_too_long({ days: limits.statisticsDays }),
  }),
};

export function StatisticsPage({ member, found, differing, refusal }: StatisticsPageProps) {
  const errors = refusal ? [refusals[refusal]()] : undefined;
  const query = periodQuery(found.period);
  const csvHref = member.may.includes("export")
    ? (id: TableId) => `${staffPaths.statisticsTable({ table: `${id}.csv` })}?${query}`
    : null;
  const props = { found, csvHref };
  return (
    <StaffPage member={member}>
      <ErrorSummary errors={errors} />
      <PageHeading title={m.statistics_title()} lead={<Counted found={found} />} />
      <PeriodForm period={found.period} errors={errors} />
      <Said found={found} />
      <VolumeFigure {...props} />
      <div className="figures">
        <WaitsFigure {...props} />
        <OutcomesFigure {...props} />
        <ReasonsFigure {...props} />
        <ChangesFigure {...props} />
        <DropOutsFigure {...props} />
        <MessagesFigure {...props} />
        <SecondLooksFigure {...props} />
      </div>
      <DifferingLooks looks={differing} />
    </StaffPage>
  );
}

function Counted({ found: { countedAt } }: { readonly found: Statistics }) {
  if (!countedAt) return m.statistics_not_counted();
  return (
    <>
      {m.statistics_counted_at()} <Time at={countedAt} look="short" />
    </>
  );
}

/** The first thing to read: what waits now, and what has changed. */
function Said({ found }: { readonly found: Statistics }) {
  const { period } = found;
  const sentences = sentencesOf(found);
  const days = { from: formatDay(period.from), to: formatDay(period.to) };
  const before = { from: formatDay(period.before.from), to: formatDay(period.before.to) };
  return (
    <section aria-labelledby="said-heading" className="said flow-tight">
      <h2 id="said-heading">
        {period.from === period.to ? days.from : m.statistics_period_title(days)}
      </h2>
      <p className="said-now">{nowWaiting(found)}</p>
      {sentences.length > 0 ? (
        <>
          <ul>
            {sentences.map((sentence) => (
              <li key={sentence}>{sentence}</li>
            ))}
          </ul>
          <p className="small soft">{m.statistics_before_is(before)}</p>
        </>
      ) : (
        <p className="empty-state">{m.statistics_empty()}</p>
      )}
    </section>
  );
}

function nowWaiting({ waiting: { count, isMore, oldestSeconds } }: Statistics) {
  if (count === 0 || oldestSeconds === null) return m.statistics_none_waiting();
  const oldest = formatWait(oldestSeconds);
  const shown = formatCount(count);
  return isMore
    ? m.statistics_waiting_more({ shown, oldest })
    : m.statistics_waiting({ count, shown, oldest });
}
