import { redirect } from "@remix-run/node";
import { digest } from "#app/domain/secrets.server.ts";
import {
  findStaffSession,
  type StaffStage,
  type Visit,
} from "#app/domain/staff/find-session.server.ts";
import type { RoleName } from "#app/domain/staff/roles.ts";
import { staffPaths } from "#app/routes/paths.ts";
import type { PageMember } from "#app/ui/staff/staff-page.tsx";
import type { PageContext } from "../context.ts";
import { readToken } from "../cookies.server.ts";

/** Throws a redirect to sign-in, which leads back here; for a missing role a 403. */
export async function requireStaff(request: Request, context: PageContext, role?: RoleName) {
  const signedIn = await readStaff(request, context, "full");
  if (!signedIn) throw redirect(signInAddress(request), 303);
  if (role && !signedIn.member.roles.includes(role)) throw new Response(null, { status: 403 });
  return { member: signedIn.member, sessionTokenHash: digest(signedIn.token) };
}

export function pageMemberOf({ name, roles }: SignedInStaff): PageMember {
  return { name, isAdministrator: roles.includes("administrator") };
}

export type SignedInStaff = Awaited<ReturnType<typeof requireStaff>>["member"];

export async function readStaff(request: Request, context: PageContext, stage: StaffStage) {
  const token = await readToken("staff", request, context.services);
  const member = token ? await findStaffSession(context.services, token, stage) : null;
  return token && member ? { token, member } : null;
}

/** A form cannot be resent automatically, so after a form the sign-in leads to the queue. */
function signInAddress(request: Request) {
  const { pathname, search } = new URL(request.url);
  if (request.method !== "GET") return staffPaths.login();
  return `${staffPaths.login()}?to=${encodeURIComponent(pathname + search)}`;
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
