import { findVisit } from "#app/domain/journey/find-visit.server.ts";
import { findKeptForm } from "#app/domain/kept-form/find-kept-form.server.ts";
import { findStaffSession } from "#app/domain/staff/find-session.server.ts";
import { staffPaths } from "#app/routes/paths.ts";
import type { PageContext } from "../context.ts";
import { readToken } from "../cookies.server.ts";
import { formPath } from "./form-path.ts";

const mark = "kept";

/** The address that fills in a form with what was kept. */
export function keptAddress(path: string, why: "ended" | "step-up" = "ended") {
  return why === "ended" ? `${path}?${mark}` : `${path}?${mark}=${why}`;
}

/** For the page at `?kept`; null on every other page, and without the living session that claimed it. */
export async function readKeptForm(request: Request, context: PageContext) {
  const { pathname, searchParams } = new URL(request.url);
  if (!searchParams.has(mark)) return null;
  const kind = pathname.startsWith(`${staffPaths.home()}/`) ? "staff" : "customer";
  const { services } = context;
  const token = await readToken(kind, request, services);
  if (!token) return null;
  const isLiving =
    kind === "staff"
      ? await findStaffSession(services, token, "full")
      : await findVisit(services, token);
  const kept = isLiving && (await findKeptForm(services, { token, path: formPath(request) }));
  return kept ? { ...kept, isAfterStepUp: searchParams.get(mark) === "step-up" } : null;
}
