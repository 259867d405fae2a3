import { data, redirect } from "@remix-run/node";
import { stepUpWithPasskey } from "#app/domain/staff/passkeys/step-up-with-passkey.server.ts";
import { type SteppedUp, stepUp } from "#app/domain/staff/step-up.server.ts";
import { leadsTo, staffPaths } from "#app/routes/paths.ts";
import type { SignInRefusal } from "#app/ui/staff/sign-in-refusal.ts";
import type { PageContext } from "../context.ts";
import { textOf } from "../forms.server.ts";
import { keptAddress } from "../kept-form/give-back.server.ts";
import { spend } from "../limits.server.ts";
import { passkeySite } from "./passkey-challenge.server.ts";
import { isCode } from "./sign-in.server.ts";
import { readStaff, requireStaff, returnPath, type SignedInStaff } from "./staff.server.ts";
import { spendSignIn } from "./staff-limits.server.ts";

export async function proveAgain(request: Request, context: PageContext) {
  const { member } = await requireStaff(request, context);
  const form = await request.formData();
  return form.has("credential")
    ? stepUpByPasskey(request, context, form)
    : stepUpByCode(request, context, { member, form });
}

async function stepUpByCode(
  request: Request,
  context: PageContext,
  { member, form }: { readonly member: SignedInStaff; readonly form: FormData },
) {
  const signedIn = await readStaff(request, context, "full");
  const code = textOf(form, "code");
  if (!isCode(code)) return refuse("code-malformed");
  const limit = await spendSignIn(request, context, "code", member);
  if (!limit.ok) return refuse("too-many", limit.retryAfterSeconds);
  const done = await stepUp(context.services, { token: signedIn?.token ?? "", code });
  if (!done.ok && done.refusal === "ended") throw redirect(staffPaths.login(), 303);
  if (!done.ok) return refuse(done.refusal);
  await limit.giveBack();
  return redirect(placeAfterStepUp(done.value, toOf(request)), 303);
}

/** By a passkey of the member who signed in. */
async function stepUpByPasskey(request: Request, context: PageContext, form: FormData) {
  const signedIn = await readStaff(request, context, "full");
  const site = passkeySite(context);
  const limit = await spend(context, { "staff-passkey-address": context.clientAddress });
  if (!limit.ok) return refuse("too-many", limit.retryAfterSeconds);
  if (!site) return refuse("passkey-refused");
  const typed = { token: signedIn?.token ?? "", credential: textOf(form, "credential") };
  const done = await stepUpWithPasskey(context.services, site, typed);
  if (!done.ok && done.refusal === "ended") throw redirect(staffPaths.login(), 303);
  if (!done.ok) return refuse(done.refusal);
  return redirect(placeAfterStepUp(done.value, toOf(request)), 303);
}

/** Back to the page that was asked for, or to the form that was sent; a file gets a link first. */
export function placeAfterStepUp({ keptAt }: SteppedUp, to: string | null) {
  if (keptAt && !to) return keptAddress(keptAt, "step-up");
  const place = returnPath(to);
  return isFile(place) ? `${staffPaths.stepUp()}?to=${encodeURIComponent(place)}` : place;
}

function toOf(request: Request) {
  return new URL(request.url).searchParams.get("to");
}

const files = [
  staffPaths.casePdf,
  staffPaths.evidence,
  staffPaths.auditExport,
  staffPaths.statisticsTable,
];

/** A browser that is led to a file saves it and stays where it was, without a word. */
export function isFile(place: string) {
  const { pathname } = new URL(place, "http://here.invalid");
  return files.some((path) => leadsTo(path, pathname));
}

function refuse(refusal: SignInRefusal, retryAfterSeconds?: number) {
  if (retryAfterSeconds === undefined) return data({ refusal }, 422);
  const headers = { "Retry-After": String(retryAfterSeconds) };
  return data({ refusal }, { status: 429, headers });
}
