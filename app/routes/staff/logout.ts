import { type ActionFunctionArgs, redirect } from "@remix-run/node";
import { signOut } from "#app/domain/staff/sign-out.server.ts";
import { clearToken, readToken } from "#app/http/cookies.server.ts";
import { staffPaths } from "#app/routes/paths.ts";

export function loader() {
  return redirect(staffPaths.login(), 303);
}

export async function action({ request, context }: ActionFunctionArgs) {
  const token = await readToken("staff", request, context.services);
  const ended = token ? await signOut(context.services, token) : null;
  const told = ended?.bySso ? "?out=sso" : "";
  return redirect(staffPaths.login() + told, {
    status: 303,
    headers: { "Set-Cookie": await clearToken("staff", context) },
  });
}
