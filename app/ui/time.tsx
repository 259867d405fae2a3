import { getLocale } from "#app/i18n/paraglide/runtime.js";
import { formatMoment, type MomentLook } from "#app/i18n/moment.ts";

/** A moment in Paris time; `at` may be an ISO string, as loaders send dates. */
export function Time(props: {
  readonly at: Date | string;
  readonly look?: MomentLook | undefined;
}) {
  const at = new Date(props.at);
  return <time dateTime={at.toISOString()}>{formatMoment(at, getLocale(), props.look)}</time>;
}
