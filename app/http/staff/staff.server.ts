import { redirect } from "@remix-run/node";
import { isPermitted, needsFreshFactor, permissionsOf } from "#app/domain/access/permissions.ts";
import { mayRead } from "#app/domain/desk/sight.server.ts";
import { dropKeptForm } from "#app/domain/kept-form/find-kept-form.server.ts";
import { staffOwner } from "#app/domain/kept-form/kept-form.ts";
import { parseReference } from "#app/domain/review/search.server.ts";
import { noteReader } from "#app/domain/second-look/note-reader.server.ts";
import { digest } from "#app/domain/secrets.server.ts";
import {
  findStaffSession,
  type StaffStage,
  type Visit,
} from "#app/domain/staff/find-session.server.ts";
import { findEndedMember } from "#app/domain/staff/session-time.server.ts";
import { staffPaths } from "#app/routes/paths.ts";
import { neededFor, referenceIn } from "#app/routes/staff-access.ts";
import type { PageMember } from "#app/ui/staff/staff-page.tsx";
import type { PageContext } from "../context.ts";
import { readToken } from "../cookies.server.ts";
import { formPath } from "../kept-form/form-path.ts";
import { keepPosted } from "../kept-form/keep-posted.server.ts";
import { askForFactor } from "./ask-for-factor.server.ts";
import { noSuchCase } from "./case-not-found.server.ts";

/**
 * Throws a redirect to sign-in, or to the step-up where a fresh second factor is missing, which both
 * lead back here; a 403 for somebody without the permission that the address takes
 * (`routes/staff-access.ts`).
 */
export async function requireStaff(request: Request, context: PageContext) {
  const signedIn = await readStaff(request, context, "full");
  if (!signedIn) throw redirect(await signInAddress(request, context), 303);
  if (request.method === "POST") {
    await dropKeptForm(context.services, { token: signedIn.token, path: formPath(request) });
  }
  const { member, token } = signedIn;
  const needed = neededFor(request.method, new URL(request.url).pathname);
  if (needed && !isPermitted(member.roles, needed)) throw new Response(null, { status: 403 });
  await requireSight(request, context, member);
  if (needed && needsFreshFactor(needed) && !member.hasFreshFactor)
    throw await askForFactor(request, context, member);
  return { member, sessionTokenHash: digest(token) };
}

/**
 * A request that a member does not see is not found for them, at none of its addresses. After an act
 * that took it from them, they are back in their queue.
 */
export async function requireSight(
  request: Request,
  { services }: PageContext,
  member: SignedInStaff,
) {
  const { pathname, searchParams } = new URL(request.url);
  const reference = referenceIn(pathname);
  if (reference === null) return;
  const parsed = parseReference(reference) ?? "";
  if (await mayRead(services, member, parsed)) return noteReader(services, parsed, member.id);
  if (request.method === "GET" && searchParams.has("done"))
    throw redirect(staffPaths.requests(), 303);
  throw noSuchCase();
}

export function pageMemberOf({ name, roles, hasFreshFactor }: SignedInStaff): PageMember {
  return { name, may: permissionsOf(roles), hasFreshFactor };
}

export type SignedInStaff = NonNullable<Awaited<ReturnType<typeof readStaff>>>["member"];

export async function readStaff(request: Request, context: PageContext, stage: StaffStage) {
  const token = await readToken("staff", request, context.services);
  const member = token ? await findStaffSession(context.services, token, stage) : null;
  return token && member ? { token, member } : null;
}

/** A form cannot be resent automatically: after the sign-in it is back with what was typed. */
async function signInAddress(request: Request, { services }: PageContext) {
  const token = await readToken("staff", request, services);
  const member = token ? await findEndedMember(services, token) : null;
  const ending = await keepPosted(services, request, member && staffOwner(member));
  const { pathname, search } = new URL(request.url);
  const query = new URLSearchParams();
  if (member || ending === "lost") query.set("ended", ending);
  if (request.method === "GET") query.set("to", pathname + search);
  return query.size > 0 ? `${staffPaths.login()}?${query.toString()}` : staffPaths.login();
}

/** No open redirect: anything but a staff page of this site becomes the queue. */
export function returnPath(to: string | null) {
  const queue = staffPaths.requests();
  if (!to?.startsWith(`${staffPaths.home()}/`)) return queue;
  const { origin, pathname, search } = new URL(to, "http://here.invalid");
  return origin === "http://here.invalid" && pathname.startsWith(`${staffPaths.home()}/`)
    ? pathname + search
    : queue;
}

export function visitOf(request: Request, context: PageContext): Visit {
  const userAgent = request.headers.get("User-Agent") ?? "";
  return { userAgent: userAgent.slice(0, 300), address: context.clientAddress };
}
