import { data, type LoaderFunctionArgs, type MetaFunction } from "@remix-run/node";
import { m } from "#app/i18n/paraglide/messages.js";
import { StaleFormPage } from "#app/ui/failure-page.tsx";

/** Where the server leads a form that did not come from our own pages, or is far too large for one. */
export function loader({ request }: LoaderFunctionArgs) {
  return data(null, { status: new URL(request.url).searchParams.has("large") ? 413 : 403 });
}

export const meta: MetaFunction = () => [{ title: m.common_stale_form_title() }];

export default StaleFormPage;
