import type { Day } from "#app/domain/statistics/day.ts";
import { pointsOf, readPeriod } from "#app/domain/statistics/period.ts";
import type { Statistics } from "#app/domain/statistics/statistics.ts";

const asked = readPeriod(new URLSearchParams("from=2026-11-01&to=2026-11-10"), "2026-11-28" as Day);
if (!asked.ok) throw new Error(asked.refusal);
const period = asked.value;

const count = (
  figure: Statistics["counts"][number]["figure"],
  key: string,
  now: number,
  before: number,
  part = "",
) => ({ figure, key, part, now, before });

const otherCompany = {
  id: "5f1d3a60-6a1c-4c7e-9d0f-2b8a4d6c1e01",
  titleFr: "Autre société",
  titleEn: "Another company",
};

/** A busy desk: something of everything. */
export const busy: Statistics = {
  period,
  counts: [
    count("submitted", "individual.add", 1_200, 1_000),
    count("submitted", "organisation.deceased", 34, 0),
    count("approved", "individual.add", 900, 700),
    count("rejected", "individual.add", 100, 100),
    count("changes-requested", "organisation.deceased", 10, 12),
    count("withdrawn", "none", 1, 0),
    count("reason", "other", 60, 100),
    count("reason", otherCompany.id, 40, 0),
    count("changes-step", "documents", 9, 10),
    count("drop-out", "verification", 12, 15, "expired"),
    count("drop-out", "check", 3, 1, "withdrawn"),
    count("second-look-agreed", "individual.add", 18, 9),
    count("second-look-differed", "individual.add", 2, 1),
    count("second-look-lapsed", "individual.add", 5, 0),
    count("sms-sent", "twilio", 95, 10, "mainland"),
    count("sms-unknown", "twilio", 5, 0, "overseas"),
  ],
  points: pointsOf(period).map((day, index) => ({ day, submitted: 100 + index, answered: 90 })),
  waits: [
    {
      situation: "all",
      now: { decided: 1_000, p50: 12_000, p90: 200_000 },
      before: { decided: 800, p50: 20_000, p90: 90_000 },
    },
    { situation: "individual.add", now: { decided: 1_000, p50: 0, p90: 600 }, before: null },
  ],
  reasons: [otherCompany],
  waiting: { count: 11, isMore: false, oldestSeconds: 7_300 },
  countedAt: new Date("2026-11-28T13:35:00Z"),
  firstDay: "2026-01-01" as Day,
};

export const empty: Statistics = {
  ...busy,
  counts: [],
  waits: [],
  points: pointsOf(period).map((day) => ({ day, submitted: 0, answered: 0 })),
  waiting: { count: 0, isMore: false, oldestSeconds: null },
  countedAt: null,
  firstDay: null,
};
