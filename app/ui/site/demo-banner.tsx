import { m } from "#app/i18n/paraglide/messages.js";
import { paths } from "#app/routes/paths.ts";

export function DemoBanner() {
  return (
    <aside className="banner" aria-label={m.common_demo_word()}>
      <div className="page-band">
        <strong>{m.common_demo_word()}</strong> {m.common_demo_nothing_is_sent()}{" "}
        <a href={paths.outbox()}>{m.common_demo_outbox()}</a>
      </div>
    </aside>
  );
}
