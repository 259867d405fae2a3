import { m } from "#app/i18n/paraglide/messages.js";
import { paths } from "#app/routes/paths.ts";

export function LegalLinks() {
  return (
    <p className="legal-links small">
      <a href={paths.privacy()}>{m.legal_privacy_title()}</a>
      <a href={paths.accessibility()}>{m.legal_accessibility_link()}</a>
    </p>
  );
}
