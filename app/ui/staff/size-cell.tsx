import { getLocale } from "#app/i18n/paraglide/runtime.js";
import { fileSize } from "#app/ui/parts/file-size.ts";

export function FileSize({ bytes }: { readonly bytes: number }) {
  return <span className="nowrap">{fileSize(bytes, getLocale())}</span>;
}
