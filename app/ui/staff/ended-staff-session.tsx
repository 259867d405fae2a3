import { limits } from "#app/domain/limits.ts";
import { m } from "#app/i18n/paraglide/messages.js";
import type { Ending } from "#app/ui/parts/ending.ts";

const words: Record<Ending, () => string | null> = {
  "1": () => null,
  kept: () => m.session_staff_kept({ hours: limits.keptFormHours }),
  file: m.session_staff_file,
  lost: m.session_staff_lost,
};

export function EndedStaffSession({ ending }: { readonly ending: Ending }) {
  const { staffSessionIdleMinutes: minutes, staffSessionHours: hours } = limits;
  const said = words[ending]();
  return (
    <>
      <p>{m.session_ended_why({ minutes, hours })}</p>
      {said ? <p>{said}</p> : null}
    </>
  );
}
