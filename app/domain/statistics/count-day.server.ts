import { limits } from "#app/domain/limits.ts";
import type { Transaction } from "#db/connection/client.server.ts";
import {
  countChangesSteps,
  countMovements,
  countReasons,
  countSecondLooks,
  countSms,
  isDayOver,
  listEndedDrafts,
  listWaits,
  lockDay,
  type Waits,
  writeDay,
} from "#db/figures.server.ts";
import type { Day } from "./day.ts";
import { dropOutPlace } from "./drop-out.ts";
import type { Count, Figure } from "./figures.ts";
import { placeOf } from "./number-place.ts";
import { classesOf, exactPercentile } from "./wait-classes.ts";

/**
 * Counts a day from the audit trail and the messages, in place of what was counted before: the same
 * rows give the same figures, however often and however late. Its cost is that of the day.
 */
export async function countDay(tx: Transaction, day: Day) {
  await lockDay(tx, day);
  const isClosed = await isDayOver(tx, day, limits.figuresOpenHours);
  const counts = added([
    ...(await countMovements(tx, day)).map((row) => ({ ...row, part: "" })),
    ...(await countReasons(tx, day)).map((row) => ({ ...row, part: "" })),
    ...(await countChangesSteps(tx, day)).map((row) => ({
      figure: "changes-step" as const,
      ...row,
      part: "",
    })),
    ...(await dropOuts(tx, day)),
    ...(await sms(tx, day)),
    ...(await countSecondLooks(tx, day)).map((row) => ({ ...row, part: "" })),
  ]);
  await writeDay(tx, day, { counts, waits: await waits(tx, day), isClosed });
}

async function dropOuts(tx: Transaction, day: Day): Promise<Count[]> {
  return (await listEndedDrafts(tx, day)).map(({ end, count, ...draft }) => ({
    figure: "drop-out",
    key: dropOutPlace(draft),
    part: end,
    count,
  }));
}

const smsFigures = {
  sent: "sms-sent",
  refused: "sms-refused",
  unknown: "sms-unknown",
  waiting: "sms-waiting",
  ended: "sms-ended",
} as const satisfies Record<string, Figure>;

async function sms(tx: Transaction, day: Day): Promise<Count[]> {
  return (await countSms(tx, day)).map(({ state, provider, prefix, count }) => ({
    figure: smsFigures[state],
    key: provider,
    part: placeOf(prefix),
    count,
  }));
}

async function waits(tx: Transaction, day: Day): Promise<Waits[]> {
  const bySituation = new Map<string, number[]>();
  for (const { situation, seconds } of await listWaits(tx, day)) {
    for (const key of [situation, "all"])
      bySituation.set(key, [...(bySituation.get(key) ?? []), Math.round(seconds)]);
  }
  return [...bySituation].map(([situation, all]) => ({
    situation,
    decided: all.length,
    p50: exactPercentile(all, 0.5) ?? 0,
    p90: exactPercentile(all, 0.9) ?? 0,
    classes: classesOf(all),
  }));
}

/** Several prefixes belong to one place, several drafts to one step. */
function added(counts: readonly Count[]): Count[] {
  const sums = new Map<string, Count>();
  for (const one of counts) {
    const name = JSON.stringify([one.figure, one.key, one.part]);
    sums.set(name, { ...one, count: one.count + (sums.get(name)?.count ?? 0) });
  }
  return [...sums.values()];
}
