import { m } from "#app/i18n/paraglide/messages.js";
import { staffPaths } from "#app/routes/paths.ts";

/** Takes nothing away from anybody and decides nothing: its key presses it at once. */
export function TakeNext() {
  return (
    <form method="post" action={staffPaths.requestsNext()}>
      <button
        type="submit"
        className="button button-primary"
        data-shortcut="n"
        data-pressed="at-once"
        aria-keyshortcuts="n"
      >
        <span>{m.queue_next()}</span>
        <kbd aria-hidden="true">N</kbd>
      </button>
    </form>
  );
}
