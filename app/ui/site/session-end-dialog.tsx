import { limits } from "#app/domain/limits.ts";
import { m } from "#app/i18n/paraglide/messages.js";
import { paths, staffPaths } from "#app/routes/paths.ts";

/** The pages that a session opens. */
export function sessionOf(path: string): "customer" | "staff" | null {
  const [pathname = ""] = path.toLowerCase().split("?");
  if (pathname === paths.request() || pathname.startsWith(`${paths.request()}/`)) return "customer";
  if (!pathname.startsWith(`${staffPaths.home()}/`)) return null;
  const open = [staffPaths.login(), staffPaths.enrolment(), staffPaths.setup({ token: "" })];
  return open.some((one) => pathname.startsWith(one)) ? null : "staff";
}

/** WCAG 2.2.1. Closed until app/enhance/session-end.ts opens it. */
export function SessionEndDialog({ path }: { readonly path: string }) {
  const session = sessionOf(path);
  if (!session) return null;
  const isStaff = session === "staff";
  const idleMinutes = isStaff ? limits.staffSessionIdleMinutes : limits.sessionIdleMinutes;
  const hours = isStaff ? limits.staffSessionHours : limits.sessionHours;
  return (
    <dialog
      className="dialog"
      role="alertdialog"
      aria-labelledby="session-end-title"
      aria-describedby="session-end-words"
      data-session-end={isStaff ? staffPaths.sessionEnd() : paths.sessionEnd()}
      data-idle-seconds={idleMinutes * 60}
      data-warning-seconds={limits.sessionWarningMinutes * 60}
      data-keep-alive-seconds={limits.keepAliveSeconds}
      data-end={m.session_dialog_end({ hours })}
      data-over-title={m.session_dialog_over_title()}
      data-over={m.session_dialog_over()}
    >
      <div className="flow-tight">
        <h2 id="session-end-title">{m.session_dialog_title()}</h2>
        <p id="session-end-words">
          {m.session_dialog_idle({ minutes: limits.sessionWarningMinutes })}
        </p>
        <p aria-hidden="true" data-clock="">
          {m.session_dialog_left()} <strong data-left="" />
        </p>
        {[60, 30, 10].map((seconds) => (
          <template key={seconds} data-spoken={seconds}>
            {m.session_dialog_said({ seconds })}
          </template>
        ))}
        <p className="hidden-visually" role="status" data-spoken="" />
        <div className="actions">
          <button type="button" className="button button-primary" data-stay="">
            {m.session_dialog_stay()}
          </button>
          <button type="button" className="button" data-close="">
            {m.session_dialog_close()}
          </button>
        </div>
      </div>
    </dialog>
  );
}
