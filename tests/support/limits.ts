import {
  type LimitName,
  limits,
  type RateLimit,
  rateRules,
  type SmsRules,
} from "#app/domain/limits.ts";

/** All numbers of the tests are of one range. */
export const wideBudgets: SmsRules = { budget: { hour: 1e6, day: 1e6 }, widening: 1e6 };

/** Changes one limit while `work` runs, as changing it in its file would. */
export function withLimit<Name extends LimitName, Value>(
  name: Name,
  value: (typeof limits)[Name],
  work: () => Value | Promise<Value>,
) {
  return withValue(limits, name, value, work);
}

/** Chance decides nothing in a test that does not ask for it with `withLimit`. */
export function pickNoSecondLooks() {
  (limits as { secondLookOneIn: number }).secondLookOneIn = 2_147_483_647;
}

/** Gives one rate rule another number of points while `work` runs. */
export function withPoints<Value>(rule: RateLimit, points: number, work: () => Promise<Value>) {
  return withValue(rateRules, rule, { ...rateRules[rule], points }, work);
}

async function withValue<Table extends object, Name extends keyof Table, Value>(
  table: Table,
  name: Name,
  value: Table[Name],
  work: () => Value | Promise<Value>,
) {
  const before = table[name];
  table[name] = value;
  try {
    return await work();
  } finally {
    table[name] = before;
  }
}
