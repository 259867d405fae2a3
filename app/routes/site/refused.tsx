import { data, type LoaderFunctionArgs, type MetaFunction } from "@remix-run/node";
import { m } from "#app/i18n/paraglide/messages.js";
import { StaleFormPage } from "#app/ui/site/failure-page.tsx";

/** Where the server leads a form that did not come from our own pages, is far too large for one, or is none. */
export function loader({ request }: LoaderFunctionArgs) {
  const { searchParams } = new URL(request.url);
  if (searchParams.has("large")) return data(null, { status: 413 });
  return data(null, { status: searchParams.has("unreadable") ? 415 : 403 });
}

export const meta: MetaFunction = () => [{ title: m.common_stale_form_title() }];

export default StaleFormPage;
