import { getLocale } from "#app/i18n/paraglide/runtime.js";

const kilobyte = 1024;

/** "340 ko", "1,2 Mo" / "340 KB", "1.2 MB". */
export function FileSize({ bytes }: { readonly bytes: number }) {
  const locale = getLocale();
  const units = locale === "fr" ? (["ko", "Mo"] as const) : (["KB", "MB"] as const);
  const isLarge = bytes >= kilobyte * kilobyte;
  const value = isLarge ? bytes / kilobyte / kilobyte : Math.max(1, Math.round(bytes / kilobyte));
  const number = new Intl.NumberFormat(locale, { maximumFractionDigits: 1 }).format(value);
  return <span className="nowrap">{`${number}\u00a0${units[isLarge ? 1 : 0]}`}</span>;
}
