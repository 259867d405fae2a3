import { data, type LoaderFunctionArgs, type MetaFunction } from "@remix-run/node";
import { m } from "#app/i18n/paraglide/messages.js";
import { StaleFormPage } from "#app/ui/site/failure-page.tsx";

/**
 * The server leads forms here that did not come from our own pages, are far too large or are not
 * forms.
 */
export function loader({ request }: LoaderFunctionArgs) {
  const { searchParams } = new URL(request.url);
  if (searchParams.has("large")) return data(null, { status: 413 });
  return data(null, { status: searchParams.has("unreadable") ? 415 : 403 });
}

export const meta: MetaFunction = () => [{ title: m.common_stale_form_title() }];

export default StaleFormPage;
