import { groupedBy, type Statistics, sumOf } from "#app/domain/statistics/statistics.ts";
import { formatCount, formatShare, formatWait } from "#app/i18n/numbers.ts";
import { m } from "#app/i18n/paraglide/messages.js";
import { placeWords } from "./words.ts";

/** What there is to say about the period and the one before, a sentence each. */
export function sentencesOf(found: Statistics): string[] {
  return [
    received(found),
    decided(found),
    waited(found),
    sentBack(found),
    droppedOut(found),
    sms(found),
  ].filter((sentence) => sentence !== null);
}

interface Sum {
  readonly now: number;
  readonly before: number;
}

function received({ counts }: Statistics) {
  const sum = sumOf(counts, "submitted");
  if (sum.now + sum.before === 0) return null;
  return m.statistics_said_received({
    count: sum.now,
    shown: formatCount(sum.now),
    change: changeOf(sum),
  });
}

function decided({ counts }: Statistics) {
  const approved = sumOf(counts, "approved");
  const all = sumOf(counts, "approved", "rejected");
  if (all.now === 0) return null;
  return m.statistics_said_decided({
    count: all.now,
    shown: formatCount(all.now),
    share: formatShare(approved.now / all.now),
    change: changeOf(all),
  });
}

/** In percent; with few, the number itself says more. */
function changeOf({ now, before }: Sum) {
  if (before === 0) return m.statistics_change_from_none();
  if (now === before) return m.statistics_change_same();
  const shown = formatCount(before);
  if (before < 20)
    return now > before
      ? m.statistics_change_up_few({ before: shown })
      : m.statistics_change_down_few({ before: shown });
  const share = formatShare(Math.abs(now - before) / before);
  return now > before
    ? m.statistics_change_up({ share, before: shown })
    : m.statistics_change_down({ share, before: shown });
}

function waited({ waits }: Statistics) {
  const all = waits.find(({ situation }) => situation === "all");
  if (!all?.now) return null;
  const words = { half: formatLimit(all.now.p50), nine: formatLimit(all.now.p90) };
  return all.before
    ? m.statistics_said_waited_compared({
        ...words,
        halfBefore: formatLimit(all.before.p50),
        nineBefore: formatLimit(all.before.p90),
      })
    : m.statistics_said_waited(words);
}

/** Stands beside "or less": a minute at the least. */
function formatLimit(seconds: number) {
  return formatWait(Math.max(60, seconds));
}

function sentBack({ counts }: Statistics) {
  const back = sumOf(counts, "changes-requested");
  const answered = sumOf(counts, "approved", "rejected", "changes-requested");
  if (answered.now === 0) return null;
  const share = formatShare(back.now / answered.now);
  return answered.before > 0
    ? m.statistics_said_sent_back_compared({
        share,
        before: formatShare(back.before / answered.before),
      })
    : m.statistics_said_sent_back({ share });
}

function droppedOut({ counts }: Statistics) {
  const sum = sumOf(counts, "drop-out");
  const [first] = groupedBy(counts, "key", "drop-out");
  if (!first || sum.now === 0) return null;
  return m.statistics_said_dropped_out({
    count: sum.now,
    shown: formatCount(sum.now),
    place: placeWords(first.id),
    change: changeOf(sum),
  });
}

function sms({ counts }: Statistics) {
  const sent = sumOf(counts, "sms-sent");
  const tried = sumOf(counts, "sms-sent", "sms-refused", "sms-unknown");
  if (tried.now === 0) return null;
  const share = formatShare(sent.now / tried.now);
  return tried.before > 0
    ? m.statistics_said_sms_compared({ share, before: formatShare(sent.before / tried.before) })
    : m.statistics_said_sms({ share });
}
