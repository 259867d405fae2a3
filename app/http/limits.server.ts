import type { RateRule } from "#db/rate-limits.server.ts";
import { addressKey } from "./address-key.ts";
import type { PageContext } from "./context.ts";

const minute = 60;
const hour = 60 * minute;

/** Limits by address are wide, because offices and mobile networks share addresses. */
const rules = {
  "link-address": { name: "link-address", points: 30, seconds: hour },
  "link-login": { name: "link-login", points: 10, seconds: hour },
  "login-address": { name: "login-address", points: 120, seconds: hour },
  "code-address": { name: "code-address", points: 60, seconds: hour },
  "code-login": { name: "code-login", points: 10, seconds: hour },
  "contact-address": { name: "contact-address", points: 60, seconds: hour },
  "proof-request": { name: "proof-request", points: 10, seconds: hour },
  "proof-recipient": { name: "proof-recipient", points: 10, seconds: hour },
  "proof-address": { name: "proof-address", points: 60, seconds: hour },
  "invite-staff": { name: "invite-staff", points: 120, seconds: hour },
  "invite-recipient": { name: "invite-recipient", points: 10, seconds: hour },
  "notice-address": { name: "notice-address", points: 60, seconds: hour },
  "send-address": { name: "send-address", points: 60, seconds: hour },
  "check-address": { name: "check-address", points: 240, seconds: hour },
  "upload-request": { name: "upload-request", points: 120, seconds: hour },
  "staff-login-address": { name: "staff-login-address", points: 60, seconds: 15 * minute },
  "staff-login-identity": { name: "staff-login-identity", points: 10, seconds: 15 * minute },
  "staff-code-identity": { name: "staff-code-identity", points: 10, seconds: 15 * minute },
  "staff-lock-out": { name: "staff-lock-out", points: 1, seconds: 15 * minute },
  "api-address": { name: "api-address", points: 1200, seconds: minute },
} as const satisfies Record<string, RateRule>;
export type Limit = keyof typeof rules;

type LimitMeans = Pick<PageContext["services"], "limiter" | "secrets" | "settings">;

export async function spend(
  { services }: { readonly services: LimitMeans },
  keys: Partial<Record<Limit, string>>,
): Promise<{ ok: true } | { ok: false; retryAfterSeconds: number }> {
  for (const [limit, value] of Object.entries(keys) as [Limit, string][]) {
    const rule = ruleOf(services, limit);
    const answer = await services.limiter.spend(rule, keyOf(services, limit, value));
    if (!answer.ok) return answer;
  }
  return { ok: true };
}

function keyOf({ secrets }: LimitMeans, limit: Limit, value: string) {
  return secrets.rateKey(limit.endsWith("-address") ? addressKey(value) : value);
}

/** In the demonstration everybody uses the same loopback address. */
const demoFactor = 50;

/** A test run may widen the limits, except those of a single point. */
function ruleOf({ settings }: LimitMeans, limit: Limit): RateRule {
  const { name, points, seconds } = rules[limit];
  const isShared = settings.mode === "embedded" && limit.endsWith("-address");
  const factor = settings.rateLimitFactor * (isShared ? demoFactor : 1);
  return { name, points: points > 1 ? points * factor : points, seconds };
}

export async function giveBack({ services }: PageContext, keys: Partial<Record<Limit, string>>) {
  for (const [limit, value] of Object.entries(keys) as [Limit, string][]) {
    await services.limiter.giveBack(ruleOf(services, limit), keyOf(services, limit, value));
  }
}
