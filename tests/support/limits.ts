import { type LimitName, limits, type RateLimit, rateRules } from "#app/domain/limits.ts";

/** Changes one limit while `work` runs, as changing it in its file would. */
export function withLimit<Name extends LimitName, Value>(
  name: Name,
  value: (typeof limits)[Name],
  work: () => Value | Promise<Value>,
) {
  return withValue(limits, name, value, work);
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
