import { redirect } from "@remix-run/node";
import type { Domain } from "#app/domain/domain.ts";
import { limits } from "#app/domain/limits.ts";
import type { MobileNumber } from "#app/domain/mobile.ts";
import {
  checkCode,
  type CheckCodeRefusal,
} from "#app/domain/phone-verification/check-code.server.ts";
import { sendCode, type SendCodeRefusal } from "#app/domain/phone-verification/send-code.server.ts";
import { readVerification } from "#app/domain/phone-verification/verification-state.server.ts";
import type {
  VerificationState,
  VerificationTarget,
} from "#app/domain/phone-verification/verification-state.ts";
import type { CustomerRequest } from "#app/domain/request/request.ts";
import { m } from "#app/i18n/paraglide/messages.js";
import type { PageContext } from "../context.ts";
import { refuseForm, tooOften } from "../forms.server.ts";
import { spend } from "../limits.server.ts";
import { codeSentence } from "../typed-words.ts";
import type { Customer } from "./customer.server.ts";
import { goOnWithProof } from "./send-unasked.server.ts";

const failuresUsedUp = () =>
  m.journey_verify_failures_used_up({ attempts: limits.codeFailuresPerRequest });

const failuresUsedUpLately = () =>
  m.journey_verify_failures_used_up_lately({ days: limits.codeFailureDays });

const sendWords: Record<Exclude<SendCodeRefusal, "wait">, () => string> = {
  "number-limit": () => m.journey_verify_number_limit({ minutes: limits.sendsPerNumberMinutes }),
  "request-limit": () => m.journey_verify_request_limit({ count: limits.sendsPerRequestADay }),
  "foreign-limit": m.journey_verify_foreign_limit,
  "account-hour": m.journey_verify_account_hour,
  "account-day": m.journey_verify_account_day,
  "paused-hour": m.journey_verify_paused_hour,
  "paused-day": m.journey_verify_paused_day,
  "failures-used-up": failuresUsedUp,
  "failures-used-up-lately": failuresUsedUpLately,
  "no-number": m.journey_verify_no_number,
  "not-found": m.journey_check_incomplete,
  "not-editable": m.journey_check_incomplete,
  frozen: m.journey_check_frozen,
  "already-proved": m.journey_check_incomplete,
};

const checkWords: Record<CheckCodeRefusal, (typed: string) => string> = {
  "wrong-code": () => m.journey_verify_wrong_code(),
  "code-malformed": codeSentence,
  "code-ended": () => m.journey_verify_code_ended(),
  "failures-used-up": failuresUsedUp,
  "failures-used-up-lately": failuresUsedUpLately,
  "not-found": () => m.journey_check_incomplete(),
  "not-editable": () => m.journey_check_incomplete(),
  frozen: () => m.journey_check_frozen(),
};

interface Asked {
  readonly domain: Domain;
  readonly request: CustomerRequest;
  readonly account: Customer["account"];
  readonly target: VerificationTarget;
  readonly mobile: MobileNumber;
  readonly path: string;
}

export async function send(
  context: PageContext,
  { request, account, target, mobile, path }: Omit<Asked, "domain">,
) {
  const room = await spend(context, { "send-address": context.clientAddress });
  const full = tooOften(room, "code");
  if (full) return full;
  const { services, locale } = context;
  const sent = await sendCode(services, request.id, { target, locale });
  if (sent.ok || sent.refusal === "already-proved") return redirect(path, 303);
  if (sent.refusal !== "wait") {
    return refuse(sendWords[sent.refusal](), isOverBudget(sent.refusal) ? 429 : 422);
  }
  const { wait } = await readVerification(services, { request, account, target, mobile });
  return refuse(m.journey_verify_wait({ seconds: wait }), 429);
}

/** Why the form before sent no code; null if one was sent since, or if the page says it anyway. */
export function unsentSentence({ url }: Request, state: VerificationState) {
  const reason = new URL(url).searchParams.get("unsent");
  if (!reason || state.living || state.failuresLeft === 0) return null;
  if (reason === "wait") {
    return state.wait > 0 ? m.journey_verify_wait({ seconds: state.wait }) : null;
  }
  if (reason === "address") return m.journey_verify_address_limit();
  return isWorded(reason) ? sendWords[reason]() : null;
}

function isWorded(reason: string): reason is keyof typeof sendWords {
  return Object.hasOwn(sendWords, reason);
}

function isOverBudget(refusal: SendCodeRefusal) {
  return refusal.startsWith("account-") || refusal.startsWith("paused-");
}

/** The typed code is never returned to the page. */
export async function check(
  context: PageContext,
  { domain, request, account, target }: Asked,
  code: string,
) {
  const room = await spend(context, { "check-address": context.clientAddress });
  const full = tooOften(room, "code");
  if (full) return full;
  const checked = await checkCode(domain, request.id, { target, code });
  if (checked.ok) return goOnWithProof(context, { request: checked.value, account });
  return refuse(checkWords[checked.refusal](code), 422);
}

function refuse(message: string, status: number) {
  return refuseForm([{ field: "code", message }], {}, status);
}
