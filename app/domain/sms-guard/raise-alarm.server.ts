import type { SmsRules } from "#app/domain/limits.ts";
import { tellAdministrators } from "#app/domain/notice/tell-administrators.server.ts";
import { appendAuditEvent } from "#db/audit-events.server.ts";
import { openBreaker } from "#db/code-sends.server.ts";
import type { Transaction } from "#db/connection/client.server.ts";
import type { UsedUp } from "./budgets.ts";
import type { Destination } from "./send-counts.ts";
import { budgetOf } from "./send-refusal.ts";

/** One mail and one audit event an opening, however many codes are refused. */
export async function raiseAlarm(
  tx: Transaction,
  rules: SmsRules,
  { usedUp, to }: { usedUp: UsedUp; to: Destination },
) {
  if (!(await openBreaker(tx, usedUp, to))) return;
  const { scope, period } = usedUp;
  const where = { service: "", country: to.country, range: `${to.range}…` }[scope];
  const details = { scope, period, where, most: budgetOf(usedUp, to, rules) ?? 0 };
  await appendAuditEvent(tx, {
    requestId: null,
    actor: "system",
    action: "sms-budget.used-up",
    details: { ...details, proved: to.isProved },
  });
  await tellAdministrators(tx, { about: null, alarm: "sms-budget", budget: details });
}
