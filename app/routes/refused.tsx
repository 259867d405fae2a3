import { data, type MetaFunction } from "@remix-run/node";
import { m } from "#app/i18n/paraglide/messages.js";
import { StaleFormPage } from "#app/ui/failure-page.tsx";

/** Where the server leads a form that did not come from our own pages. */
export function loader() {
  return data(null, { status: 403 });
}

export const meta: MetaFunction = () => [{ title: m.common_stale_form_title() }];

export default StaleFormPage;
