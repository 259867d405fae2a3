import { redirect } from "@remix-run/node";
import type { StaffId } from "#app/domain/ids.ts";
import { staffOwner } from "#app/domain/kept-form/kept-form.ts";
import { staffPaths } from "#app/routes/paths.ts";
import type { PageContext } from "../context.ts";
import { formPath } from "../kept-form/form-path.ts";
import { keepPosted, keepWithoutFile } from "../kept-form/keep-posted.server.ts";

/**
 * To the page that asks for a second factor; afterwards a form is back with what was typed. `form`:
 * the body, where it was read before.
 */
export async function askForFactor(
  request: Request,
  context: PageContext,
  member: { readonly id: StaffId },
  form?: FormData,
) {
  const { pathname, search } = new URL(request.url);
  const query = new URLSearchParams();
  if (request.method === "GET") query.set("to", pathname + search);
  else query.set("form", await keep(request, context, member.id, form));
  return redirect(`${staffPaths.stepUp()}?${query.toString()}`, 303);
}

/** A file is not kept: it has to be chosen again. */
async function keep(
  request: Request,
  { services, staffFile }: PageContext,
  id: StaffId,
  form: FormData | undefined,
) {
  const owner = staffOwner(id);
  if (!staffFile) return keepPosted(services, request, owner, form);
  const fields = staffFile.outcome === "stored" ? staffFile.fields : {};
  return keepWithoutFile(services, formPath(request), owner, { fields, hadFile: true });
}
