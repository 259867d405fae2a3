import { m } from "#app/i18n/paraglide/messages.js";
import { HelpDetails } from "#app/ui/parts/help-details.tsx";
import { SecondaryButton } from "#app/ui/parts/secondary-button.tsx";
import { lostNumberIntents } from "./intents.ts";

/** `hours` is the delay that this adds. */
export function LostNumber({ hours, open }: { readonly hours: number; readonly open: boolean }) {
  return (
    <HelpDetails summary={m.journey_current_lost_title()} open={open}>
      <p>
        {hours === 0
          ? m.journey_current_lost_body_at_once()
          : m.journey_current_lost_body({ hours })}
      </p>
      <form method="post" noValidate>
        <SecondaryButton {...lostNumberIntents.button("lost")}>
          {m.journey_current_lost_button()}
        </SecondaryButton>
      </form>
    </HelpDetails>
  );
}
