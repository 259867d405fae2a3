import { limits } from "#app/domain/limits.ts";
import { isOpen } from "#app/domain/request/state-machine.ts";
import type { StaffCase } from "#app/domain/review/staff-case.ts";
import { m } from "#app/i18n/paraglide/messages.js";
import { staffPaths } from "#app/routes/paths.ts";
import { SecondaryButton } from "#app/ui/parts/secondary-button.tsx";

export function CodeFailures({
  found,
  isChangeable,
}: {
  readonly found: StaffCase;
  readonly isChangeable: boolean;
}) {
  const { request, accountCodeFailures } = found;
  const days = limits.codeFailureDays;
  return (
    <div className="flow-tight">
      <p>
        {m.staff_code_failures({
          count: request.codeFailures,
          attempts: limits.codeFailuresPerRequest,
        })}
      </p>
      <p>{m.staff_code_failures_account({ count: accountCodeFailures, days })}</p>
      {isChangeable && isOpen(request.status) && !request.frozenAt ? <Reset found={found} /> : null}
    </div>
  );
}

function Reset({ found: { request, resetsLeft, involvement } }: { readonly found: StaffCase }) {
  if (involvement.invited) return <p>{m.staff_refused_inviter()}</p>;
  return (
    <form
      method="post"
      action={staffPaths.codeFailures({ reference: request.reference })}
      className="flow-tight"
    >
      <input type="hidden" name="version" value={request.version} />
      <p className="small">
        {m.staff_code_failures_meaning({ attempts: limits.codeFailuresPerRequest })}{" "}
        {m.staff_code_failures_resets_left({ count: resetsLeft })}
      </p>
      {resetsLeft > 0 ? <SecondaryButton>{m.staff_code_failures_reset()}</SecondaryButton> : null}
    </form>
  );
}
