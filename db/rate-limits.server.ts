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
    async spend(rule: RateRule, key: string): Promise<RateAnswer> {
      try {
        await limiterOf(rule).consume(key);
        return { ok: true };
      } catch (refusal) {
        if (!(refusal instanceof RateLimiterRes)) throw refusal;
        const retryAfterSeconds = Math.ceil(refusal.msBeforeNext / 1000);
        return { ok: false, retryAfterSeconds, over: refusal.consumedPoints - rule.points };
      }
    },
    async giveBack(rule: RateRule, key: string) {
      await limiterOf(rule).reward(key);
    },
    close: () => pool.end(),
  };
}

export type RateLimiter = ReturnType<typeof openRateLimiter>;
