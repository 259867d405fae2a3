import { limits } from "#app/domain/limits.ts";
import type { StaffCase } from "#app/domain/review/staff-case.ts";
import { m } from "#app/i18n/paraglide/messages.js";
import { staffPaths } from "#app/routes/paths.ts";
import { SecondaryButton } from "#app/ui/parts/secondary-button.tsx";

export function CodeFailures({ found: { request } }: { readonly found: StaffCase }) {
  return (
    <form
      method="post"
      action={staffPaths.codeFailures({ reference: request.reference })}
      className="flow-tight"
    >
      <p>
        {m.staff_code_failures({
          count: request.codeFailures,
          attempts: limits.codeFailuresPerRequest,
        })}
      </p>
      <SecondaryButton>{m.staff_code_failures_reset()}</SecondaryButton>
    </form>
  );
}
