import { demoFactor, type RateLimit, type RateRule, rateRules } from "#app/domain/limits.ts";
import { observeLimit } from "#app/metrics/observe.server.ts";
import { addressKey } from "./address-key.ts";
import type { PageContext } from "./context.ts";
import type { Room } from "./forms.server.ts";

type LimitMeans = Pick<PageContext["services"], "limiter" | "secrets" | "settings">;

export async function spend(
  { services }: { readonly services: LimitMeans },
  keys: Partial<Record<RateLimit, string>>,
): Promise<Room> {
  for (const [limit, value] of Object.entries(keys) as [RateLimit, string][]) {
    const rule = ruleOf(services, limit);
    const answer = await services.limiter.spend(rule, keysOf(services, limit, value));
    if (!answer.ok) {
      observeLimit(limit);
      return answer;
    }
  }
  return { ok: true };
}

function keysOf({ secrets }: LimitMeans, limit: RateLimit, value: string) {
  return secrets.rateKeys(limit.endsWith("-address") ? addressKey(value) : value);
}

/** A test run may widen the limits, except those of a single point. */
function ruleOf({ settings }: LimitMeans, limit: RateLimit): RateRule {
  const { points, seconds } = rateRules[limit];
  const isShared = settings.mode === "embedded" && limit.endsWith("-address");
  const factor = settings.rateLimitFactor * (isShared ? demoFactor : 1);
  return { name: limit, points: points > 1 ? points * factor : points, seconds };
}

export async function giveBack(
  { services }: PageContext,
  keys: Partial<Record<RateLimit, string>>,
) {
  for (const [limit, value] of Object.entries(keys) as [RateLimit, string][]) {
    await services.limiter.giveBack(ruleOf(services, limit), keysOf(services, limit, value));
  }
}
