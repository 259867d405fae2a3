import { data, redirect } from "@remix-run/node";
import { completeSignIn } from "#app/domain/staff/second-factor.server.ts";
import { beginSignIn } from "#app/domain/staff/sign-in.server.ts";
import { parseCode } from "#app/domain/typed/code.ts";
import { readUniqueCode } from "#app/domain/typed/unique-code.ts";
import { staffPaths } from "#app/routes/paths.ts";
import type { SignInRefusal } from "#app/ui/staff/sign-in-refusal.ts";
import type { PageContext } from "../context.ts";
import { writeToken } from "../cookies.server.ts";
import { textOf } from "../forms.server.ts";
import { readStaff, returnPath, visitOf } from "./staff.server.ts";
import { giveBackSignIn, spendSignIn } from "./staff-limits.server.ts";

export async function signInPassword(request: Request, context: PageContext, form: FormData) {
  const email = textOf(form, "email").slice(0, 254);
  const password = textOf(form, "password").slice(0, 1000);
  const who = { email, identity: email };
  const limit = await spendSignIn(context, "password", who);
  if (!limit.ok) return refuseSignIn("too-many", email, limit.retryAfterSeconds);
  const visit = visitOf(request, context);
  const begun = await beginSignIn(context.services, { email, password, visit });
  if (!begun.ok) return refuseSignIn(begun.refusal, email);
  await giveBackSignIn(context, "password", who);
  const next = begun.value.next === "code" ? samePage(request) : staffPaths.enrolment();
  return signedIn(context, begun.value.token, next);
}

export async function signInCode(request: Request, context: PageContext, form: FormData) {
  const pending = await readStaff(request, context, "password");
  if (!pending) return refuseSignIn("ended");
  const code = textOf(form, "code");
  if (!isCode(code)) return refuseSignIn("code-malformed");
  const who = { email: pending.member.email, identity: pending.member.id };
  const limit = await spendSignIn(context, "code", who);
  if (!limit.ok) return refuseSignIn("too-many", "", limit.retryAfterSeconds);
  const visit = visitOf(request, context);
  const done = await completeSignIn(context.services, { token: pending.token, code, visit });
  if (!done.ok) return refuseSignIn(done.refusal);
  await giveBackSignIn(context, "code", who);
  return signedIn(
    context,
    done.value.token,
    returnPath(new URL(request.url).searchParams.get("to")),
  );
}

/** Of the authenticator, or a backup code: anything else is not an attempt. */
function isCode(text: string) {
  return parseCode(text) !== null || readUniqueCode(text).kind === "code";
}

export async function signedIn(context: PageContext, token: string, to: string) {
  const headers = { "Set-Cookie": await writeToken("staff", token, context) };
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
