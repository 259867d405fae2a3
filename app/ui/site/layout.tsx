import type { ReactNode } from "react";
import { limits } from "#app/domain/limits.ts";
import { m } from "#app/i18n/paraglide/messages.js";
import { paths } from "#app/routes/paths.ts";
import { BrandMark } from "./brand-mark.tsx";
import { DemoBanner } from "./demo-banner.tsx";
import { LanguageLinks } from "./language-links.tsx";
import { LegalLinks } from "./legal-links.tsx";
import { sessionOf } from "./session-end-dialog.tsx";
import { type AccountManager, type Brand, WhomToCall } from "./whom-to-call.tsx";

interface CustomerPageProps {
  readonly brand: Brand;
  readonly manager?: AccountManager | null | undefined;
  readonly path: string;
  readonly embedded: boolean;
  readonly children: ReactNode;
}

export function CustomerPage({ brand, manager, path, embedded, children }: CustomerPageProps) {
  return (
    <div className="page">
      <div>
        <a className="skip-link" href="#main">
          {m.common_skip_to_content()}
        </a>
        {embedded ? <DemoBanner /> : null}
        <header className="page-band">
          <div className="page-head">
            <a className="brand" href={paths.home()}>
              <BrandMark />
              {brand.name}
            </a>
            <LanguageLinks path={path} />
          </div>
        </header>
      </div>
      <main id="main" tabIndex={-1} className="page-main page-band flow">
        {children}
      </main>
      <footer className="page-band">
        <div className="page-foot">
          <WhomToCall brand={brand} manager={manager} />
          {sessionOf(path) ? <SessionWords /> : null}
          <LegalLinks />
        </div>
      </footer>
    </div>
  );
}

/** With scripts the session's dialog says it in time. */
function SessionWords() {
  const { sessionIdleMinutes: minutes, sessionHours: hours } = limits;
  return <p className="soft small only-without-scripts">{m.session_foot({ minutes, hours })}</p>;
}
