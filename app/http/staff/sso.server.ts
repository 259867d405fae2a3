import { data, redirect } from "@remix-run/node";
import { digest } from "#app/domain/secrets.server.ts";
import { beginSso } from "#app/domain/staff/sso/begin-sso.server.ts";
import { type Finished, finishSso } from "#app/domain/staff/sso/finish-sso.server.ts";
import { staffPaths } from "#app/routes/paths.ts";
import type { SsoPageRefusal } from "#app/ui/staff/sso/sso-words.ts";
import type { PageContext } from "../context.ts";
import { textOf } from "../forms.server.ts";
import { spend } from "../limits.server.ts";
import { readMarks } from "./known-browser.server.ts";
import { enter } from "./sign-in.server.ts";
import { keepSsoBrowser, readSsoBrowser } from "./sso-browser.server.ts";
import { readStaff, requireStaff, returnPath, visitOf } from "./staff.server.ts";
import { placeAfterStepUp } from "./step-up.server.ts";

/** Without a provider there are no such addresses. */
export function requireProvider({ services }: PageContext) {
  if (!services.identity) throw new Response(null, { status: 404 });
  return services.identity;
}

export async function beginSignIn(request: Request, context: PageContext) {
  requireProvider(context);
  return begin(request, context, null);
}

/** For sessions that the provider opened. */
export async function beginStepUp(request: Request, context: PageContext) {
  const { member, sessionTokenHash } = await requireStaff(request, context);
  if (!member.bySso) throw new Response(null, { status: 404 });
  return begin(request, context, sessionTokenHash);
}

/**
 * A page that goes on to the provider by itself, and has a link. An answer with `Location` would not
 * do: browsers apply `form-action` to every redirect after a form, also to those of the provider.
 */
async function begin(request: Request, context: PageContext, sessionHash: string | null) {
  const provider = requireProvider(context);
  const room = await spend(context, { "staff-sso-address": context.clientAddress });
  if (!room.ok) return refuse("too-many", room.retryAfterSeconds);
  const to = textOf(await request.formData(), "to");
  const { browser, setCookie } = await keepSsoBrowser(request, context);
  const returnTo = to === "" ? null : returnPath(to);
  const way = { browser, redirectUri: returnAddress(context), returnTo, sessionHash };
  const begun = await beginSso(context.services, provider, way);
  if (!begun.ok) return refuse(begun.refusal);
  const headers = new Headers({ Refresh: `0; url=${begun.value}`, "Set-Cookie": setCookie });
  return data({ address: begun.value, refusal: null }, { headers });
}

export async function finish(request: Request, context: PageContext) {
  const provider = requireProvider(context);
  const room = await spend(context, { "staff-sso-address": context.clientAddress });
  if (!room.ok) return refuse("too-many", room.retryAfterSeconds);
  const form = await request.formData();
  const browser = await readSsoBrowser(request, context);
  const signedIn = await readStaff(request, context, "full");
  if (!browser) return refuse("over");
  const done = await finishSso(context.services, provider, {
    browser,
    state: textOf(form, "state"),
    address: returned(context, form),
    visit: visitOf(request, context),
    marks: await readMarks(request, context),
    sessionHash: signedIn && digest(signedIn.token),
  });
  return done.ok ? goOn(request, context, done.value) : refuse(done.refusal);
}

function goOn(request: Request, context: PageContext, done: Finished) {
  if (done.kind === "signed-in") return enter(request, context, done.signedIn, done.returnTo);
  return redirect(placeAfterStepUp(done.steppedUp, done.returnTo), 303);
}

/** What the provider may add to the address of the return. */
export const returnedNames = ["code", "state", "iss", "error"] as const;

function returned(context: PageContext, form: FormData) {
  const address = new URL(returnAddress(context));
  for (const name of returnedNames) {
    const value = textOf(form, name);
    if (value !== "") address.searchParams.set(name, value);
  }
  return address;
}

function returnAddress({ services }: PageContext) {
  return services.settings.publicOrigin + staffPaths.ssoReturn();
}

function refuse(refusal: SsoPageRefusal, retryAfterSeconds?: number) {
  const headers =
    retryAfterSeconds === undefined ? {} : { "Retry-After": String(retryAfterSeconds) };
  return data({ address: null, refusal }, { status: statusOf(refusal), headers });
}

function statusOf(refusal: SsoPageRefusal) {
  if (refusal === "too-many") return 429;
  return refusal === "away" ? 503 : 422;
}
