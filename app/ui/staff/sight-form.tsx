import { m } from "#app/i18n/paraglide/messages.js";
import { staffPaths } from "#app/routes/paths.ts";
import { SecondaryButton } from "#app/ui/parts/secondary-button.tsx";
import { sightIntents } from "./intents.ts";

interface SightFormProps {
  readonly assignedOnly: boolean;
  readonly isChangeable: boolean;
}

/** Which requests agents see; approvers, administrators and auditors see all. */
export function SightForm({ assignedOnly, isChangeable }: SightFormProps) {
  const other = assignedOnly ? "all" : "assigned";
  return (
    <section id="sight" className="flow-tight" aria-labelledby="sight-title">
      <h2 id="sight-title">{m.queue_sight_title()}</h2>
      <p>{assignedOnly ? m.queue_sight_assigned() : m.queue_sight_all()}</p>
      {isChangeable ? (
        <form method="post" action={staffPaths.sight()}>
          <SecondaryButton {...sightIntents.button(other)}>
            {assignedOnly ? m.queue_sight_show_all() : m.queue_sight_show_assigned()}
          </SecondaryButton>
        </form>
      ) : null}
    </section>
  );
}
