import { formatMoment, type MomentLook } from "#app/i18n/moment.ts";
import { m } from "#app/i18n/paraglide/messages.js";
import { getLocale } from "#app/i18n/paraglide/runtime.js";

/** In Paris time; `zoned` says so. `at` may be an ISO string, as loaders send dates. */
export function Time(props: {
  readonly at: Date | string;
  readonly look?: MomentLook | undefined;
  readonly zoned?: boolean | undefined;
}) {
  const at = new Date(props.at);
  const moment = formatMoment(at, getLocale(), props.look);
  return (
    <time dateTime={at.toISOString()}>{props.zoned ? m.pdfs_paris_time({ moment }) : moment}</time>
  );
}
