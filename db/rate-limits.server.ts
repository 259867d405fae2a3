import pg from "pg";
import { RateLimiterPostgres, RateLimiterRes } from "rate-limiter-flexible";
import type { RateRule } from "#app/domain/limits.ts";

export type RateAnswer =
  | { readonly ok: true }
  | {
      readonly ok: false;
      readonly retryAfterSeconds: number;
      /** How many attempts more than there are points. */
      readonly over: number;
    };

/** Of what is counted, one for each SECRET_KEY: the first is counted, the others are taken over. */
type RateKeys = readonly [string, ...string[]];

/** Keys must already be keyed hashes, because they are stored in the database. */
export function openRateLimiter(url: string) {
  const pool = new pg.Pool({ connectionString: url, max: 3, statement_timeout: 5_000 });
  pool.on("error", () => undefined);
  const limiters = new Map<string, RateLimiterPostgres>();

  const limiterOf = (rule: RateRule) => {
    const kind = `${rule.name} ${rule.points}/${rule.seconds}`;
    const known = limiters.get(kind);
    if (known) return known;
    const limiter = new RateLimiterPostgres({
      storeClient: pool,
      tableName: "rate_limits",
      tableCreated: true,
      keyPrefix: rule.name,
      points: rule.points,
      duration: rule.seconds,
    });
    limiters.set(kind, limiter);
    return limiter;
  };

  return {
    /** Throws when the database is unavailable: nothing is answered without counting. */
    async spend(rule: RateRule, [key, ...older]: RateKeys): Promise<RateAnswer> {
      if (older.length > 0) await takeOver(pool, rule.name, { key, older });
      try {
        await limiterOf(rule).consume(key);
        return { ok: true };
      } catch (refusal) {
        if (!(refusal instanceof RateLimiterRes)) throw refusal;
        const retryAfterSeconds = Math.ceil(refusal.msBeforeNext / 1000);
        return { ok: false, retryAfterSeconds, over: refusal.consumedPoints - rule.points };
      }
    },
    async giveBack(rule: RateRule, [key]: RateKeys) {
      await limiterOf(rule).reward(key);
    },
    close: () => pool.end(),
  };
}

/** Attempts that were counted under an older SECRET_KEY go on counting. */
async function takeOver(
  pool: pg.Pool,
  rule: string,
  { key, older }: { readonly key: string; readonly older: readonly string[] },
) {
  const named = (one: string) => `${rule}:${one}`;
  await pool.query(
    `with moved as (delete from rate_limits where key = any($2) returning points, expire),
      living as (select points, expire from moved where expire > $3)
    insert into rate_limits (key, points, expire)
    select $1, sum(points), max(expire) from living having count(*) > 0
    on conflict (key) do update set
      points = excluded.points +
        case when rate_limits.expire > $3 then rate_limits.points else 0 end,
      expire = greatest(rate_limits.expire, excluded.expire)`,
    [named(key), older.map(named), Date.now()],
  );
}

export type RateLimiter = ReturnType<typeof openRateLimiter>;
