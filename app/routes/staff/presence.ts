import { type ActionFunctionArgs, json, type LoaderFunctionArgs, redirect } from "@remix-run/node";
import { isPermitted } from "#app/domain/access/permissions.ts";
import { holdCase } from "#app/domain/desk/hold-case.server.ts";
import { findStaffWithoutUse } from "#app/domain/staff/find-session.server.ts";
import { readToken } from "#app/http/cookies.server.ts";
import { textOf } from "#app/http/forms.server.ts";
import { requireSight, requireStaff } from "#app/http/staff/staff.server.ts";
import { staffPaths } from "#app/routes/paths.ts";
import { readersWords } from "#app/ui/staff/readers-words.ts";

export async function loader({ request, params, context }: LoaderFunctionArgs) {
  await requireStaff(request, context);
  return redirect(staffPaths.request({ reference: params["reference"] ?? "" }), 303);
}

/** For the script of an open page; it extends no session. */
export async function action({ request, params, context }: ActionFunctionArgs) {
  const token = await readToken("staff", request, context.services);
  const member = token ? await findStaffWithoutUse(context.services, token) : null;
  if (!member) throw new Response(null, { status: 401 });
  if (!isPermitted(member.roles, "read")) throw new Response(null, { status: 403 });
  await requireSight(request, context, member);
  const form = await request.formData();
  const held = await holdCase(context.services, {
    reference: params["reference"] ?? "",
    staffId: member.id,
    isActive: textOf(form, "active") === "1",
  });
  if (!held) throw new Response(null, { status: 404 });
  return json({ words: readersWords(held.readers) });
}
