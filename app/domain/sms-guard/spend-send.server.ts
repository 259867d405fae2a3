import type { Domain } from "#app/domain/domain.ts";
import type { MobileNumber } from "#app/domain/mobile.ts";
import { accept, refuse } from "#app/domain/result.ts";
import { countSends, insertSend, type Sender, wasProved } from "#db/code-sends.server.ts";
import type { Transaction } from "#db/connection/client.server.ts";
import type { Account } from "#db/schema/accounts.ts";
import type { VerificationTarget } from "#db/schema/phone-verifications.ts";
import type { Request } from "#db/schema/requests.ts";
import { destinationOf } from "./destination.server.ts";
import { raiseAlarm } from "./raise-alarm.server.ts";
import type { Destination } from "./send-counts.ts";
import { sendRefusal } from "./send-refusal.ts";

interface Send {
  readonly request: Request;
  readonly account: Account;
  readonly target: VerificationTarget;
  readonly mobile: MobileNumber;
}

/** Counts one code, or refuses it. The caller sends it in the same transaction. */
export async function spendSend(tx: Transaction, domain: Domain, send: Send) {
  const { request, account, target, mobile } = send;
  const sender: Sender = { accountId: account.id, requestId: request.id, target };
  const to: Destination = {
    ...destinationOf(domain.secrets, mobile),
    isProved: await wasProved(tx, account, mobile),
  };
  const counts = await countSends(tx, sender, to);
  const stopped = sendRefusal(counts, to, domain.rules.sms);
  if (!stopped) return accept(await insertSend(tx, sender, to));
  if (stopped.usedUp) await raiseAlarm(tx, domain.rules.sms, { usedUp: stopped.usedUp, to });
  return refuse(stopped.refusal);
}
