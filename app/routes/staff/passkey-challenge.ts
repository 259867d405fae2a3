import { type ActionFunctionArgs, redirect } from "@remix-run/node";
import { answerAdditionChallenge } from "#app/http/staff/passkey-challenge.server.ts";
import { staffPaths } from "#app/routes/paths.ts";

export function action({ request, context }: ActionFunctionArgs) {
  return answerAdditionChallenge(request, context);
}

export function loader() {
  return redirect(staffPaths.passkeys(), 303);
}
