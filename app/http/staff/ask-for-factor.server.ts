import { redirect } from "@remix-run/node";
import type { StaffId } from "#app/domain/ids.ts";
import { staffOwner } from "#app/domain/kept-form/kept-form.ts";
import { staffPaths } from "#app/routes/paths.ts";
import type { PageContext } from "../context.ts";
import { keepPosted } from "../kept-form/keep-posted.server.ts";

/**
 * To the page that asks for a second factor; afterwards a form is back with what was typed. `form`:
 * the body, where it was read before.
 */
export async function askForFactor(
  request: Request,
  { services }: PageContext,
  member: { readonly id: StaffId },
  form?: FormData,
) {
  const { pathname, search } = new URL(request.url);
  const query = new URLSearchParams();
  if (request.method === "GET") query.set("to", pathname + search);
  else query.set("form", await keepPosted(services, request, staffOwner(member.id), form));
  return redirect(`${staffPaths.stepUp()}?${query.toString()}`, 303);
}
