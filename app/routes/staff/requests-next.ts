import { type ActionFunctionArgs, type LoaderFunctionArgs, redirect } from "@remix-run/node";
import { takeNext } from "#app/domain/desk/take-next.server.ts";
import { requireStaff } from "#app/http/staff/staff.server.ts";
import { staffPaths } from "#app/routes/paths.ts";

/** Somebody reloaded it: nothing is taken by looking. */
export async function loader({ request, context }: LoaderFunctionArgs) {
  await requireStaff(request, context);
  return redirect(staffPaths.requests(), 303);
}

export async function action({ request, context }: ActionFunctionArgs) {
  const { member } = await requireStaff(request, context);
  const taken = await takeNext(context.services, member.id);
  if (taken.ok) return redirect(staffPaths.request({ reference: taken.value.reference }), 303);
  if (taken.refusal === "not-permitted") throw new Response(null, { status: 403 });
  return redirect(`${staffPaths.requests()}?next=none`, 303);
}
