import type { Domain } from "#app/domain/domain.ts";
import type { MobileNumber } from "#app/domain/mobile.ts";
import { type Guess, readFailures } from "#db/code-failures.server.ts";
import { wasProved } from "#db/code-sends.server.ts";
import type { Database } from "#db/connection/client.server.ts";
import type { Account } from "#db/schema/accounts.ts";
import type { VerificationTarget } from "#db/schema/phone-verifications.ts";
import type { Request } from "#db/schema/requests.ts";
import { numberKeysOf } from "./destination.server.ts";
import type { FailureCounts } from "./failures-left.ts";

export interface Guessed {
  readonly request: Request;
  readonly account: Pick<Account, "id" | "mobile">;
  readonly target: VerificationTarget;
  readonly mobile: MobileNumber;
}

/** Whose count a wrong code is put on. */
export async function guessOf(
  db: Database,
  { secrets }: Pick<Domain, "secrets">,
  { request, account, target, mobile }: Guessed,
): Promise<Guess> {
  const isProved = await wasProved(db, account, mobile);
  const numberKeys = numberKeysOf(secrets, mobile);
  return { accountId: account.id, requestId: request.id, target, numberKeys, isProved };
}

export async function countFailures(
  db: Database,
  domain: Pick<Domain, "secrets">,
  guessed: Guessed,
): Promise<FailureCounts> {
  const guess = await guessOf(db, domain, guessed);
  return { ofRequest: guessed.request.codeFailures, ...(await readFailures(db, guess)) };
}
