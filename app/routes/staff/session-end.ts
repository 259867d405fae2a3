import type { ActionFunctionArgs, LoaderFunctionArgs } from "@remix-run/node";
import { extendStaffSession, staffSessionTime } from "#app/domain/staff/session-time.server.ts";
import { readToken } from "#app/http/cookies.server.ts";
import { timeLeft } from "#app/http/time-left.server.ts";

/** For the script that announces the end of a session; asking extends nothing. */
export async function loader({ request, context }: LoaderFunctionArgs) {
  const token = await readToken("staff", request, context.services);
  return timeLeft(token && (await staffSessionTime(context.services, token)));
}

/** "Stay signed in", and typing. */
export async function action({ request, context }: ActionFunctionArgs) {
  const token = await readToken("staff", request, context.services);
  if (token) await extendStaffSession(context.services, token);
  return timeLeft(token && (await staffSessionTime(context.services, token)));
}
