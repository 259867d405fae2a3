import { type ActionFunctionArgs, redirect } from "@remix-run/node";
import { answerStepUpChallenge } from "#app/http/staff/passkey-challenge.server.ts";
import { staffPaths } from "#app/routes/paths.ts";

export function action({ request, context }: ActionFunctionArgs) {
  return answerStepUpChallenge(request, context);
}

export function loader() {
  return redirect(staffPaths.stepUp(), 303);
}
