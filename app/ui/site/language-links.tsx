import { m } from "#app/i18n/paraglide/messages.js";
import { getLocale, locales } from "#app/i18n/paraglide/runtime.js";

const NAMES = { fr: "Français", en: "English" } as const;

export function LanguageLinks({ path }: { readonly path: string }) {
  return (
    <nav aria-label={m.common_language()}>
      <ul className="languages">
        {locales.map((locale) => (
          <li key={locale} lang={locale}>
            {locale === getLocale() ? (
              <span aria-current="true">{NAMES[locale]}</span>
            ) : (
              <a href={hrefIn(locale, path)} hrefLang={locale}>
                {NAMES[locale]}
              </a>
            )}
          </li>
        ))}
      </ul>
    </nav>
  );
}

function hrefIn(locale: string, path: string): string {
  const url = new URL(path, "http://localhost");
  url.searchParams.set("lng", locale);
  return url.pathname + url.search;
}
