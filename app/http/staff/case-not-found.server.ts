import { caseNotFound } from "#app/ui/staff/case-not-found-page.tsx";

/** Not found and not theirs to see are the same answer. */
export function noSuchCase() {
  return new Response(caseNotFound, { status: 404 });
}
