import { type ActionFunctionArgs, redirect } from "@remix-run/node";
import { answerSignInChallenge } from "#app/http/staff/passkey-challenge.server.ts";
import { staffPaths } from "#app/routes/paths.ts";

export function action({ context }: ActionFunctionArgs) {
  return answerSignInChallenge(context);
}

export function loader() {
  return redirect(staffPaths.login(), 303);
}
