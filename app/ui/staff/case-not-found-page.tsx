import { m } from "#app/i18n/paraglide/messages.js";
import { staffPaths } from "#app/routes/paths.ts";
import { PageHeading } from "#app/ui/parts/page-heading.tsx";
import { StaffPage } from "./staff-page.tsx";

/** What the thrown answer holds, by which the page of errors knows it. */
export const caseNotFound = "case-not-found";

/** Says the same of a request that does not exist and of one that somebody may not see. */
export function CaseNotFoundPage() {
  return (
    <StaffPage member={null}>
      <PageHeading title={m.queue_no_case_title()} lead={m.queue_no_case_what()} />
      <p>{m.queue_no_case_sight()}</p>
      <p>
        <a href={staffPaths.requests()}>{m.queue_no_case_back()}</a>
      </p>
    </StaffPage>
  );
}
