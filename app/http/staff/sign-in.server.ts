import { data, redirect } from "@remix-run/node";
import { signInWithPasskey } from "#app/domain/staff/passkeys/sign-in-with-passkey.server.ts";
import { completeSignIn, type SignedIn } from "#app/domain/staff/second-factor.server.ts";
import { beginSignIn } from "#app/domain/staff/sign-in.server.ts";
import { parseCode } from "#app/domain/typed/code.ts";
import { readUniqueCode } from "#app/domain/typed/unique-code.ts";
import { staffPaths } from "#app/routes/paths.ts";
import type { SignInRefusal } from "#app/ui/staff/sign-in-refusal.ts";
import type { PageContext } from "../context.ts";
import { writeToken } from "../cookies.server.ts";
import { textOf } from "../forms.server.ts";
import { keptAddress } from "../kept-form/give-back.server.ts";
import { spend } from "../limits.server.ts";
import { keepBrowser, readMarks } from "./known-browser.server.ts";
import { passkeySite } from "./passkey-challenge.server.ts";
import { readStaff, returnPath, visitOf } from "./staff.server.ts";
import { spendSignIn } from "./staff-limits.server.ts";

export async function signInPassword(request: Request, context: PageContext, form: FormData) {
  const email = textOf(form, "email").slice(0, 254);
  const password = textOf(form, "password").slice(0, 1000);
  const limit = await spendSignIn(request, context, "password", { email, id: null });
  if (!limit.ok) return refuseSignIn("too-many", email, limit.retryAfterSeconds);
  const visit = visitOf(request, context);
  const begun = await beginSignIn(context.services, { email, password, visit });
  if (!begun.ok) return refuseSignIn(begun.refusal, email);
  await limit.giveBack();
  const next = begun.value.next === "code" ? samePage(request) : staffPaths.enrolment();
  return signedIn(context, begun.value.token, next);
}

export async function signInCode(request: Request, context: PageContext, form: FormData) {
  const pending = await readStaff(request, context, "password");
  if (!pending) return refuseSignIn("ended");
  const code = textOf(form, "code");
  if (!isCode(code)) return refuseSignIn("code-malformed");
  const limit = await spendSignIn(request, context, "code", pending.member);
  if (!limit.ok) return refuseSignIn("too-many", "", limit.retryAfterSeconds);
  const visit = visitOf(request, context);
  const marks = await readMarks(request, context);
  const typed = { token: pending.token, code, visit, marks };
  const done = await completeSignIn(context.services, typed);
  if (!done.ok) return refuseSignIn(done.refusal);
  await limit.giveBack();
  return enter(request, context, done.value);
}

export async function enter(
  request: Request,
  context: PageContext,
  entered: SignedIn,
  to = new URL(request.url).searchParams.get("to"),
) {
  const mark = await keepBrowser(request, context, entered.browserMark);
  return signedIn(context, entered.token, placeAfter(to, entered.keptAt), mark);
}

/** A passkey is both factors: its owner is known when it has answered. */
export async function signInPasskey(request: Request, context: PageContext, form: FormData) {
  const site = passkeySite(context);
  const limit = await spend(context, { "staff-passkey-address": context.clientAddress });
  if (!limit.ok) return refuseSignIn("too-many", "", limit.retryAfterSeconds);
  if (!site) return refuseSignIn("passkey-refused");
  const [visit, marks] = [visitOf(request, context), await readMarks(request, context)];
  const typed = { credential: textOf(form, "credential"), visit, marks };
  const done = await signInWithPasskey(context.services, site, typed);
  if (!done.ok) return refuseSignIn(done.refusal);
  return enter(request, context, done.value);
}

/** Of the authenticator, or a backup code: anything else is not an attempt. */
export function isCode(text: string) {
  return parseCode(text) !== null || readUniqueCode(text).kind === "code";
}

/** The page that they asked for; else the form that they sent after the end of their last session. */
function placeAfter(to: string | null, keptAt: string | null) {
  return keptAt && !to ? keptAddress(keptAt) : returnPath(to);
}

export async function signedIn(
  context: PageContext,
  token: string,
  to: string,
  ...cookies: readonly string[]
) {
  const headers = new Headers();
  for (const cookie of [await writeToken("staff", token, context), ...cookies])
    headers.append("Set-Cookie", cookie);
  return redirect(to, { status: 303, headers });
}

function samePage(request: Request) {
  const to = new URL(request.url).searchParams.get("to");
  return to ? `${staffPaths.login()}?to=${encodeURIComponent(returnPath(to))}` : staffPaths.login();
}

function refuseSignIn(refusal: SignInRefusal, email = "", retryAfterSeconds?: number) {
  const status = retryAfterSeconds === undefined ? 422 : 429;
  const headers =
    retryAfterSeconds === undefined ? {} : { "Retry-After": String(retryAfterSeconds) };
  return data({ refusal, email }, { status, headers });
}
