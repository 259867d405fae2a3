import { redirect } from "@remix-run/node";
import type { MobileNumber } from "#app/domain/mobile.ts";
import { sendCode } from "#app/domain/phone-verification/send-code.server.ts";
import { readVerification } from "#app/domain/phone-verification/verification-state.server.ts";
import {
  isUnderway,
  type VerificationTarget,
} from "#app/domain/phone-verification/verification-state.ts";
import { asksCurrentNumber } from "#app/domain/request/current-number.ts";
import { paths } from "#app/routes/paths.ts";
import type { PageContext } from "../context.ts";
import { spend } from "../limits.server.ts";
import type { Customer } from "./customer.server.ts";
import { goOn } from "./journey.server.ts";

type Answered = Pick<Customer, "request" | "account">;

interface Asked extends Answered {
  readonly target: VerificationTarget;
  readonly mobile: MobileNumber;
}

/** The code to the new number is sent with the number. */
export function goOnWithNumber(context: PageContext, { request, account }: Answered) {
  const { mobile, mobileVerifiedAt } = request;
  if (!mobile || mobileVerifiedAt) return goOn(request);
  return sendUnasked(context, { request, account, target: "new", mobile });
}

/** The code to the old number is sent with the proof of the new one. */
export function goOnWithProof(context: PageContext, { request, account }: Answered) {
  const { mobile } = account;
  const isSettled = request.currentNumber !== null || !asksCurrentNumber(request, account);
  if (isSettled || !mobile) return goOn(request);
  return sendUnasked(context, { request, account, target: "current", mobile });
}

const pages = { new: paths.verification(), current: paths.currentVerification() } as const;

/**
 * Leads to the page that asks for the code, whether or not one was sent; `unsent` in its address
 * says why not. A code that is still good is not sent again.
 */
async function sendUnasked(context: PageContext, asked: Asked) {
  const { services, locale } = context;
  const { request, target } = asked;
  const page = pages[target];
  const state = await readVerification(services, asked);
  if (state.living && isUnderway(state)) return redirect(page, 303);
  const room = await spend(context, { "send-address": context.clientAddress });
  if (!room.ok) return redirect(`${page}?unsent=address`, 303);
  const sent = await sendCode(services, request.id, { target, locale });
  const isDone = sent.ok || sent.refusal === "already-proved";
  return redirect(isDone ? page : `${page}?unsent=${sent.refusal}`, 303);
}
