import type { ReactNode } from "react";
import { m } from "#app/i18n/paraglide/messages.js";
import { staffPaths } from "#app/routes/paths.ts";
import { BrandMark } from "#app/ui/site/brand-mark.tsx";
import { DemoBanner } from "#app/ui/site/demo-banner.tsx";
import { LanguageLinks } from "#app/ui/site/language-links.tsx";
import { LegalLinks } from "#app/ui/site/legal-links.tsx";

export interface NavItem {
  readonly href: string;
  readonly label: string;
  readonly current?: boolean | undefined;
  readonly shortcut?: string | undefined;
}

interface StaffLayoutProps {
  readonly brandName: string;
  readonly nav: readonly NavItem[];
  readonly signedIn: { readonly name: string; readonly signOutAction: string } | null;
  readonly path: string;
  readonly embedded: boolean;
  /** The CSRF token. */
  readonly signOutFields?: ReactNode;
  readonly children: ReactNode;
}

export function StaffLayout(props: StaffLayoutProps) {
  return (
    <div className="desk">
      <a className="skip-link" href="#main">
        {m.common_skip_to_content()}
      </a>
      {props.embedded ? <DemoBanner /> : null}
      <header className="desk-head">
        <a className="brand" href={staffPaths.requests()}>
          <BrandMark />
          {props.brandName}
        </a>
        <div className="desk-who">
          <LanguageLinks path={props.path} />
          <ShortcutHelp />
          <ShortcutSwitch />
          {props.signedIn ? <SignOut {...props.signedIn} fields={props.signOutFields} /> : null}
        </div>
        {props.nav.length > 0 ? (
          <nav className="desk-nav-frame" aria-label={m.common_main_navigation()}>
            <StaffNav items={props.nav} />
          </nav>
        ) : null}
      </header>
      <main
        id="main"
        tabIndex={-1}
        className={props.signedIn ? "desk-main flow" : "desk-main desk-door flow"}
      >
        {props.children}
      </main>
      <LegalLinks />
    </div>
  );
}

function StaffNav({ items }: { readonly items: readonly NavItem[] }) {
  return (
    <ul className="desk-nav">
      {items.map(({ href, label, current, shortcut }) => (
        <li key={href}>
          <a
            href={href}
            aria-current={current ? "page" : undefined}
            data-shortcut={shortcut}
            aria-keyshortcuts={shortcut}
          >
            {label}
          </a>
        </li>
      ))}
    </ul>
  );
}

/**
 * WCAG 2.1.4: it must be possible to switch off single-character shortcuts. The shortcut script
 * shows this button.
 */
function ShortcutSwitch() {
  return (
    <button
      type="button"
      className="button-link"
      hidden
      data-shortcuts-switch=""
      data-on={m.common_shortcuts_on()}
      data-off={m.common_shortcuts_off()}
    />
  );
}

/** The script shows the button and fills the list with the keys of the page. */
function ShortcutHelp() {
  return (
    <>
      <button
        type="button"
        className="button-link"
        hidden
        data-shortcuts-help=""
        data-shortcut="?"
        aria-keyshortcuts="?"
      >
        {m.case_keys_button()} <kbd aria-hidden="true">?</kbd>
      </button>
      <dialog
        className="dialog"
        aria-labelledby="shortcuts-title"
        data-shortcuts=""
        data-next={m.case_keys_next()}
        data-previous={m.case_keys_previous()}
        data-open={m.case_keys_open()}
      >
        <div className="flow-tight">
          <h2 id="shortcuts-title">{m.case_keys_title()}</h2>
          <p className="small">{m.case_keys_lead()}</p>
          <dl className="shortcut-list" />
          <form method="dialog">
            <button type="submit" className="button">
              {m.case_keys_close()}
            </button>
          </form>
        </div>
      </dialog>
    </>
  );
}

function SignOut(props: {
  readonly name: string;
  readonly signOutAction: string;
  readonly fields: ReactNode;
}) {
  return (
    <>
      <span>{props.name}</span>
      <form method="post" noValidate action={props.signOutAction}>
        {props.fields}
        <button className="button-link" type="submit">
          {m.common_sign_out()}
        </button>
      </form>
    </>
  );
}
