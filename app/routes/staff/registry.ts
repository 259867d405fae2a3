import { type ActionFunctionArgs, type LoaderFunctionArgs, redirect } from "@remix-run/node";
import { askAgain } from "#app/domain/registry/ask-again.server.ts";
import { readDecision } from "#app/http/staff/request-page.server.ts";
import { requireStaff } from "#app/http/staff/staff.server.ts";
import { staffPaths } from "#app/routes/paths.ts";

export async function loader({ request, params, context }: LoaderFunctionArgs) {
  await requireStaff(request, context);
  return redirect(staffPaths.request({ reference: params["reference"] ?? "" }), 303);
}

export async function action(args: ActionFunctionArgs) {
  const { row, seen } = await readDecision(args);
  await askAgain(args.context.services, seen);
  return redirect(`${staffPaths.request({ reference: row.reference })}#registry`, 303);
}
