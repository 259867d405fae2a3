import { redirect } from "@remix-run/node";
import { staffPaths } from "#app/routes/paths.ts";

export function loader() {
  return redirect(staffPaths.requests(), 303);
}
