import type { Email } from "#app/domain/email.ts";
import { type CalledAccount, type CalledRequest, reachOf } from "#app/domain/request/call-back.ts";

interface KnownAccount extends CalledAccount {
  readonly contactEmail: Email;
}

/** Adds to a request's facts those that follow from its account. */
export function riskFactsOf<Facts extends CalledRequest>(facts: Facts, account: KnownAccount) {
  return {
    ...facts,
    hasNumber: account.mobile !== null,
    accountEmail: account.contactEmail,
    reach: reachOf(facts, account),
  };
}
