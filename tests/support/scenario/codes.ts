import { sql } from "drizzle-orm";
import { expect } from "vitest";
import type { Domain } from "#app/domain/domain.ts";
import type { RequestId } from "#app/domain/ids.ts";
import { chooseSituation } from "#app/domain/journey/choose-situation.server.ts";
import { enterMobile } from "#app/domain/journey/enter-mobile.server.ts";
import type { MobileNumber } from "#app/domain/mobile.ts";
import { checkCode } from "#app/domain/phone-verification/check-code.server.ts";
import { sendCode } from "#app/domain/phone-verification/send-code.server.ts";
import { readVerification } from "#app/domain/phone-verification/verification-state.server.ts";
import { findAccount } from "#db/accounts.server.ts";
import type { Account } from "#db/schema/accounts.ts";
import type { VerificationTarget } from "#db/schema/phone-verifications.ts";
import {
  addAccount,
  codeFor,
  expectOk,
  openVisit,
  refusalOf,
  requestOf,
  type Scene,
  wrongCode,
} from "./scenario.ts";

/** A draft in which the number was given, and nothing sent. */
export async function draftWith(scene: Scene, number: MobileNumber, account?: Account) {
  const id = await openVisit(scene, account ?? (await addAccount(scene)));
  const situation = account?.mobile ? "individual.change" : "individual.add";
  expectOk(await chooseSituation(scene.domain, id, situation));
  await giveNumber(scene, id, number);
  return id;
}

export async function giveNumber({ domain }: Scene, id: RequestId, number: MobileNumber) {
  expectOk(await enterMobile(domain, id, { number, explanation: null }));
}

export async function sendTo(
  { domain }: { readonly domain: Domain },
  id: RequestId,
  target: VerificationTarget = "new",
) {
  return refusalOf(await sendCode(domain, id, { target, locale: "fr" }));
}

/** As the page that asks for the code to the new number shows it. */
export async function stateOf(scene: Scene, id: RequestId) {
  const { domain } = scene;
  const request = await requestOf(scene, id);
  const account = await findAccount(domain.db, request.accountId);
  const mobile = request.mobile ?? expect.fail("no number");
  return readVerification(domain, { request, account, target: "new", mobile });
}

/** Types a wrong code; `step` counts from 1. */
export async function guess(
  scene: Scene,
  id: RequestId,
  step = 1,
  target: VerificationTarget = "new",
) {
  const code = wrongCode(await codeFor(scene, id, target), step);
  return refusalOf(await checkCode(scene.domain, id, { target, code }));
}

/** For sends and failures of everybody, and for breakers. */
export async function daysPass({ domain: { db } }: Scene, days: number) {
  const by = sql`make_interval(days => ${days}::int)`;
  await db.execute(sql`update code_sends set at = at - ${by}`);
  await db.execute(sql`update code_failures set at = at - ${by}`);
  await db.execute(sql`update code_failure_resets set at = at - ${by}`);
  await db.execute(sql`update sms_breakers set opened_at = opened_at - ${by}`);
}
