import { data, type LoaderFunctionArgs, type MetaFunction } from "@remix-run/node";
import { m } from "#app/i18n/paraglide/messages.js";
import { FailurePage } from "#app/ui/site/failure-page.tsx";

export function loader({ request }: LoaderFunctionArgs) {
  return data(null, { status: new URL(request.url).searchParams.has("outage") ? 503 : 500 });
}

export const meta: MetaFunction = () => [{ title: m.common_failure_title() }];

export default FailurePage;
