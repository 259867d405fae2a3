import { staffPaths } from "#app/routes/paths.ts";
import { redirect } from "@remix-run/node";

export function loader() {
  return redirect(staffPaths.requests(), 303);
}
