import { loginKey } from "#app/domain/account/login.ts";
import type { Domain } from "#app/domain/domain.ts";
import { tellApplicants } from "#app/domain/notice/tell-applicants.server.ts";
import { changeRequest, recordChange } from "#app/domain/request/change-request.server.ts";
import { waitsForCustomer } from "#app/domain/request/confirmation.ts";
import { accept, refuse, type Result } from "#app/domain/result.ts";
import { putIntoEffect } from "#app/domain/review/apply-request.server.ts";
import { digest, isSame } from "#app/domain/secrets.server.ts";
import { findAccount, hasLoginShape } from "#db/accounts.server.ts";
import type { Transaction } from "#db/connection/client.server.ts";
import { databaseNow } from "#db/connection/clock.server.ts";
import {
  findLink,
  isGoodLink,
  secondsUntilNextTry,
  spendLinkAttempt,
  useLink,
} from "#db/links.server.ts";
import type { Link } from "#db/schema/invitations.ts";
import type { Request } from "#db/schema/requests.ts";
import { freezeOpen } from "./freeze-request.server.ts";

export type ConfirmationRefusal = "login-missing" | "wrong-login" | "wait" | "link-ended";
export type ConfirmationAnswer = "confirm" | "stop";
/** `suspended`: a freeze came first; the answer changes nothing. */
export type Answered = "confirmed" | "stopped" | "suspended";

/**
 * The link alone changes nothing: the person who answers types the login. It tells little about who reads
 * the mailbox; it is a second occasion to notice, after a delay.
 */
export async function answerConfirmation(
  domain: Domain,
  input: { token: string; login: string; answer: ConfirmationAnswer },
): Promise<Result<Answered, ConfirmationRefusal>> {
  const key = loginKey(input.login);
  if (key === "") return refuse("login-missing");
  const known = await findLink(domain.db, "confirmation", digest(input.token));
  if (!known?.requestId) return refuse("link-ended");
  const answered = await changeRequest(domain, known.requestId, async (tx, request) => {
    if (!(await isOpenQuestion(tx, request, known))) return refuse("link-ended");
    const refusal = await loginRefusal(tx, request, known, key);
    if (refusal) return refuse(refusal);
    if (request.frozenAt) return accept("suspended" as const);
    await useLink(tx, known.id);
    if (input.answer === "confirm") return accept(await confirm(tx, domain, request));
    await freezeOpen(tx, request);
    return accept("stopped" as const);
  });
  if (answered.ok) return answered;
  return refuse(answered.refusal === "not-found" ? "link-ended" : answered.refusal);
}

async function isOpenQuestion(tx: Transaction, request: Request, link: Link) {
  if (!waitsForCustomer(request) || !request.confirmBefore) return false;
  return request.confirmBefore > (await databaseNow(tx)) && (await isGoodLink(tx, link.id));
}

async function loginRefusal(tx: Transaction, request: Request, link: Link, key: string) {
  if (!(await hasLoginShape(tx, key))) return "wrong-login";
  if (!(await spendLinkAttempt(tx, link.id))) {
    return (await secondsUntilNextTry(tx, link)) > 0 ? "wait" : "link-ended";
  }
  const { loginKey: right } = await findAccount(tx, request.accountId);
  return isSame(key, right) ? null : "wrong-login";
}

/** While a rejection is pending the change waits; the job decides when that is concluded or undone. */
async function confirm(tx: Transaction, domain: Domain, request: Request) {
  const confirmed = await recordChange(tx, request, {
    patch: { confirmedAt: await databaseNow(tx) },
    actor: "recipient",
    action: "confirmed",
  });
  const applied = await putIntoEffect(tx, domain, confirmed);
  if (applied.ok) await tellApplicants(tx, applied.value, { template: "effective" });
  return "confirmed" as const;
}
