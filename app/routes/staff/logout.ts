import { redirect, type ActionFunctionArgs } from "@remix-run/node";
import { signOut } from "#app/domain/staff/sign-out.server.ts";
import { clearToken, readToken } from "#app/http/cookies.server.ts";

export function loader() {
  return redirect("/staff/login", 303);
}

export async function action({ request, context }: ActionFunctionArgs) {
  const token = await readToken("staff", request, context.services);
  if (token) await signOut(context.services, token);
  return redirect("/staff/login", {
    status: 303,
    headers: { "Set-Cookie": await clearToken("staff", context) },
  });
}
