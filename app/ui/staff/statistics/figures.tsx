import { limits } from "#app/domain/limits.ts";
import { secondLookFigures } from "#app/domain/statistics/figures.ts";
import {
  type ComparedCount,
  groupedBy,
  type Statistics,
  sumOf,
} from "#app/domain/statistics/statistics.ts";
import { formatCount, formatDay, formatShare, formatWait } from "#app/i18n/numbers.ts";
import { m } from "#app/i18n/paraglide/messages.js";
import { type Bar, BarChart } from "#app/ui/staff/charts/bar-chart.tsx";
import { LineChart } from "#app/ui/staff/charts/line-chart.tsx";
import { SpanChart } from "#app/ui/staff/charts/span-chart.tsx";
import { Figure } from "./figure.tsx";
import type { TableId } from "./table.ts";
import { inOrder, tableOf } from "./tables.ts";
import {
  movementWords,
  placeWords,
  reasonWords,
  secondLookWords,
  situationWords,
  smsWords,
  stepWords,
} from "./words.ts";

interface Props {
  readonly found: Statistics;
  readonly csvHref: ((id: TableId) => string) | null;
}

function framed(id: TableId, { found, csvHref }: Props) {
  return { table: tableOf(id, found), csvHref: csvHref?.(id) ?? null };
}

export function VolumeFigure(props: Props) {
  const { points, counts, period } = props.found;
  const received = sumOf(counts, "submitted").now;
  const answered = sumOf(counts, "approved", "rejected", "changes-requested").now;
  const frame = framed("volume", props);
  const grain = period.grain === "day" ? m.statistics_by_day() : m.statistics_by_week();
  return (
    <Figure {...frame} lead={grain}>
      {received + answered > 0 ? (
        <LineChart
          id="volume"
          title={frame.table.title}
          description={m.statistics_volume_described({
            received: formatCount(received),
            answered: formatCount(answered),
          })}
          points={points.map(({ day, submitted, answered: other }) => ({
            label: formatDay(day, "dayMonth"),
            main: submitted,
            other,
          }))}
          names={{ main: m.statistics_received(), other: m.statistics_answered() }}
          formatCount={formatCount}
        />
      ) : null}
    </Figure>
  );
}

export function WaitsFigure(props: Props) {
  const frame = framed("waits", props);
  const decided = inOrder(props.found.waits).filter(({ now }) => now !== null);
  const spans = decided.flatMap(({ situation, now }) =>
    now
      ? [
          {
            label: situationWords(situation),
            low: now.p50,
            high: now.p90,
            lowNote: m.statistics_half_within({ wait: formatWait(now.p50) }),
            highNote: m.statistics_nine_within({ wait: formatWait(now.p90) }),
          },
        ]
      : [],
  );
  const description = spans
    .map(({ label, lowNote, highNote }) => `${label}: ${lowNote} ${highNote}`)
    .join(" ");
  return (
    <Figure {...frame} lead={m.statistics_waits_lead()}>
      {spans.length > 0 ? (
        <SpanChart id="waits" title={frame.table.title} description={description} spans={spans} />
      ) : null}
    </Figure>
  );
}

export function OutcomesFigure(props: Props) {
  return (
    <BarFigure
      {...props}
      id="outcomes"
      bars={barsOf(
        groupedBy(
          props.found.counts,
          "figure",
          "approved",
          "rejected",
          "changes-requested",
          "withdrawn",
          "expired",
          "superseded",
        ),
        movementWords,
      )}
    />
  );
}

export function ReasonsFigure(props: Props) {
  return (
    <BarFigure
      {...props}
      id="reasons"
      bars={keyBars(props, "reason", reasonWords(props.found.reasons))}
    />
  );
}

export function ChangesFigure(props: Props) {
  return (
    <BarFigure
      {...props}
      id="changes"
      lead={m.statistics_changes_lead()}
      bars={keyBars(props, "changes-step", stepWords)}
    />
  );
}

export function DropOutsFigure(props: Props) {
  return (
    <BarFigure
      {...props}
      id="drop-outs"
      lead={m.statistics_drop_outs_lead()}
      bars={keyBars(props, "drop-out", placeWords)}
    />
  );
}

export function MessagesFigure(props: Props) {
  const groups = groupedBy(
    props.found.counts,
    "figure",
    "sms-sent",
    "sms-refused",
    "sms-unknown",
    "sms-waiting",
    "sms-ended",
  );
  return (
    <BarFigure
      {...props}
      id="messages"
      lead={m.statistics_messages_lead()}
      bars={barsOf(groups, smsWords)}
    />
  );
}

export function SecondLooksFigure(props: Props) {
  return (
    <BarFigure
      {...props}
      id="second-looks"
      lead={m.second_look_figure_lead({ count: limits.secondLookOneIn })}
      bars={barsOf(groupedBy(props.found.counts, "figure", ...secondLookFigures), secondLookWords)}
    />
  );
}

function keyBars(
  { found }: Props,
  figure: ComparedCount["figure"],
  wordsOf: (id: string) => string,
) {
  return barsOf(groupedBy(found.counts, "key", figure), wordsOf);
}

function barsOf(
  groups: readonly { readonly id: string; readonly now: number }[],
  wordsOf: (id: string) => string,
): Bar[] {
  const shown = groups.filter(({ now }) => now > 0);
  const total = shown.reduce((sum, { now }) => sum + now, 0);
  return shown.map(({ id, now }) => ({
    label: wordsOf(id),
    value: now,
    note: `${formatCount(now)} (${formatShare(now / total)})`,
  }));
}

function BarFigure(
  props: Props & { readonly id: TableId; readonly lead?: string; readonly bars: readonly Bar[] },
) {
  const { id, lead, bars } = props;
  const frame = framed(id, props);
  const description = bars.map(({ label, note }) => `${label}: ${note}`).join("; ");
  return (
    <Figure {...frame} lead={lead}>
      {bars.length > 0 ? (
        <BarChart id={id} title={frame.table.title} description={description} bars={bars} />
      ) : null}
    </Figure>
  );
}
