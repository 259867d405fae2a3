import { data, type MetaFunction } from "@remix-run/node";
import { m } from "#app/i18n/paraglide/messages.js";
import { NotFoundPage } from "#app/ui/site/failure-page.tsx";

export function loader() {
  return data(null, { status: 404 });
}

export function action() {
  return data(null, { status: 404 });
}

export const meta: MetaFunction = () => [{ title: m.common_not_found_title() }];

export default NotFoundPage;
