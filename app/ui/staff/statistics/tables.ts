import { movements } from "#app/domain/audit/actions.ts";
import { secondLookFigures } from "#app/domain/statistics/figures.ts";
import {
  type ComparedCount,
  groupedBy,
  type Statistics,
  sumOf,
} from "#app/domain/statistics/statistics.ts";
import { formatDay } from "#app/i18n/numbers.ts";
import { m } from "#app/i18n/paraglide/messages.js";
import type { Cell, StatisticsColumn, StatisticsTable, TableId } from "./table.ts";
import {
  movementWords,
  numberPlaceWords,
  placeWords,
  providerWords,
  reasonWords,
  secondLookWords,
  situationWords,
  smsWords,
  stepWords,
} from "./words.ts";

type Make = (found: Statistics) => Omit<StatisticsTable, "id">;

const makers: Record<TableId, Make> = {
  volume,
  outcomes,
  waits,
  reasons: ({ counts, reasons }) => ({
    title: m.statistics_reasons_title(),
    columns: [words(m.statistics_head_reason()), ...compared()],
    rows: rowsOf(groupedBy(counts, "key", "reason"), reasonWords(reasons)),
  }),
  changes: ({ counts }) => ({
    title: m.statistics_changes_title(),
    columns: [words(m.statistics_head_step()), ...compared()],
    rows: rowsOf(groupedBy(counts, "key", "changes-step"), stepWords),
  }),
  "drop-outs": ({ counts }) => ({
    title: m.statistics_drop_outs_title(),
    columns: [words(m.statistics_head_place()), ...compared()],
    rows: rowsOf(groupedBy(counts, "key", "drop-out"), placeWords),
  }),
  messages,
  "second-looks": secondLooks,
};

export function tableOf(id: TableId, found: Statistics): StatisticsTable {
  return { id, ...makers[id](found) };
}

const words = (head: string): StatisticsColumn => ({ head, kind: "words" });
const count = (head: string): StatisticsColumn => ({ head, kind: "count" });
const wait = (head: string): StatisticsColumn => ({ head, kind: "wait" });

function compared(): StatisticsColumn[] {
  return [
    count(m.statistics_head_now()),
    { head: m.statistics_head_share(), kind: "share" },
    count(m.statistics_head_before()),
  ];
}

function rowsOf(
  groups: readonly { readonly id: string; readonly now: number; readonly before: number }[],
  wordsOf: (id: string) => string,
): Cell[][] {
  const total = groups.reduce((sum, { now }) => sum + now, 0);
  return groups.map(({ id, now, before }) => [
    wordsOf(id),
    now,
    total > 0 ? now / total : null,
    before,
  ]);
}

function volume({ points, period }: Statistics): ReturnType<Make> {
  const head = period.grain === "day" ? m.statistics_head_day() : m.statistics_head_week();
  return {
    title: m.statistics_volume_title(),
    columns: [words(head), count(m.statistics_received()), count(m.statistics_answered())],
    rows: points.map(({ day, submitted, answered }) => [formatDay(day), submitted, answered]),
  };
}

function outcomes({ counts }: Statistics): ReturnType<Make> {
  const situations = groupedBy(counts, "key", ...movements).map(({ id }) => id);
  const inSituation = (id: string) => counts.filter(({ key }) => key === id);
  const cells = (some: readonly ComparedCount[]) => movements.map((one) => sumOf(some, one).now);
  return {
    title: m.statistics_outcomes_title(),
    columns: [
      words(m.statistics_head_situation()),
      ...movements.map((one) => count(movementWords(one))),
    ],
    rows: [
      ...situations.map((id) => [situationWords(id), ...cells(inSituation(id))]),
      [situationWords("all"), ...cells(counts)],
    ],
  };
}

function waits({ waits: found }: Statistics): ReturnType<Make> {
  return {
    title: m.statistics_waits_title(),
    columns: [
      words(m.statistics_head_situation()),
      count(m.statistics_head_decisions()),
      wait(m.statistics_head_half()),
      wait(m.statistics_head_nine()),
      wait(m.statistics_head_half_before()),
      wait(m.statistics_head_nine_before()),
    ],
    rows: inOrder(found).map(({ situation, now, before }) => [
      situationWords(situation),
      now?.decided ?? 0,
      now?.p50 ?? null,
      now?.p90 ?? null,
      before?.p50 ?? null,
      before?.p90 ?? null,
    ]),
  };
}

/** The most decisions first, all situations together at the end. */
export function inOrder(waits: Statistics["waits"]) {
  const rank = ({ situation, now }: Statistics["waits"][number]) =>
    situation === "all" ? -1 : (now?.decided ?? 0);
  return [...waits].sort((a, b) => rank(b) - rank(a) || (a.situation < b.situation ? -1 : 1));
}

/** The share is that of the looks that were made. */
function secondLooks({ counts }: Statistics): ReturnType<Make> {
  const of = (key: string | null) =>
    counts.filter((one) => isSecondLook(one.figure) && (key === null || one.key === key));
  const cells = (some: readonly ComparedCount[]): Cell[] => {
    const [agreed, differed, lapsed] = secondLookFigures.map((one) => sumOf(some, one));
    const made = sumOf(some, "second-look-agreed", "second-look-differed");
    const share = (part = 0, all = 0) => (all > 0 ? part / all : null);
    return [
      ...[made.now, agreed?.now ?? 0, differed?.now ?? 0, lapsed?.now ?? 0],
      ...[share(agreed?.now, made.now), share(agreed?.before, made.before)],
    ];
  };
  const situations = groupedBy(counts, "key", ...secondLookFigures).map(({ id }) => id);
  return {
    title: m.second_look_figure_title(),
    columns: [
      words(m.statistics_head_situation()),
      count(m.second_look_head_made()),
      ...secondLookFigures.map((one) => count(secondLookWords(one))),
      { head: m.second_look_head_share(), kind: "share" },
      { head: m.second_look_head_share_before(), kind: "share" },
    ],
    rows: [
      ...situations.map((id) => [situationWords(id), ...cells(of(id))]),
      [situationWords("all"), ...cells(of(null))],
    ],
  };
}

function isSecondLook(figure: string) {
  return secondLookFigures.some((one) => one === figure);
}

const smsFigures = ["sms-sent", "sms-refused", "sms-unknown", "sms-waiting", "sms-ended"] as const;

function messages({ counts }: Statistics): ReturnType<Make> {
  const sms = counts.filter(({ figure }) => smsFigures.some((one) => one === figure));
  const groups = [...new Set(sms.map(({ key, part }) => JSON.stringify([key, part])))].sort();
  return {
    title: m.statistics_messages_title(),
    columns: [
      words(m.statistics_head_provider()),
      words(m.statistics_head_numbers()),
      ...smsFigures.map((one) => count(smsWords(one))),
    ],
    rows: groups.map((group) => {
      const [provider = "", part = ""] = JSON.parse(group) as string[];
      const of = sms.filter((one) => one.key === provider && one.part === part);
      return [
        providerWords(provider),
        numberPlaceWords(part),
        ...smsFigures.map((one) => sumOf(of, one).now),
      ];
    }),
  };
}
