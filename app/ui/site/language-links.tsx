import { languageNames } from "#app/i18n/language-names.ts";
import { m } from "#app/i18n/paraglide/messages.js";
import { getLocale, locales } from "#app/i18n/paraglide/runtime.js";

export function LanguageLinks({ path }: { readonly path: string }) {
  return (
    <nav aria-label={m.common_language()}>
      <ul className="languages">
        {locales.map((locale) => (
          <li key={locale} lang={locale}>
            {locale === getLocale() ? (
              <span aria-current="true">{languageNames[locale]}</span>
            ) : (
              <a href={hrefIn(locale, path)} hrefLang={locale}>
                {languageNames[locale]}
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
