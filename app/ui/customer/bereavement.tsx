import type { StepId } from "#app/domain/situation/ids.ts";
import { m } from "#app/i18n/paraglide/messages.js";
import { stepTitle } from "#app/i18n/words.ts";

/** What will be asked, so that nothing comes as a surprise. */
export function Bereavement({ steps }: { readonly steps: readonly StepId[] }) {
  const asked = steps.filter((step) => step !== "situation");
  return (
    <div className="flow-tight">
      <p>{m.journey_bereavement_steps({ count: asked.length + 1 })}</p>
      <ol>
        {asked.map((step) => (
          <li key={step}>{stepTitle(step)}</li>
        ))}
        <li>{m.journey_check_title()}</li>
      </ol>
      <p>{m.journey_bereavement_pause()}</p>
    </div>
  );
}
