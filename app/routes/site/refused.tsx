import { data, type LoaderFunctionArgs, type MetaFunction } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { entranceOf } from "#app/http/front/cookies-first.server.ts";
import { m } from "#app/i18n/paraglide/messages.js";
import { RefusedFormPage } from "#app/ui/site/failure-page.tsx";

const words = {
  stale: { title: m.common_stale_form_title, body: m.common_stale_form_body, status: 403 },
  silent: { title: m.common_form_silent_title, body: m.common_form_silent_body, status: 403 },
  cookies: { title: m.common_cookies_title, body: m.common_cookies_body, status: 403 },
  large: { title: m.common_form_large_title, body: m.common_form_large_body, status: 413 },
  unreadable: {
    title: m.common_form_unreadable_title,
    body: m.common_form_unreadable_body,
    status: 415,
  },
} as const;
type Reason = keyof typeof words;

/**
 * The server leads forms here that did not come from our own pages, do not say where they come from,
 * are far too large or are not forms, and browsers that block cookies.
 */
export function loader({ request }: LoaderFunctionArgs) {
  const { searchParams } = new URL(request.url);
  const reasons = Object.keys(words) as Reason[];
  const reason = reasons.find((one) => searchParams.has(one)) ?? "stale";
  const back = entranceOf(searchParams.get("back"));
  return data({ reason, back }, { status: words[reason].status });
}

export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: words[data?.reason ?? "stale"].title() },
];

export default function Refused() {
  const { reason, back } = useLoaderData<typeof loader>();
  const { title, body } = words[reason];
  return <RefusedFormPage title={title()} body={body()} back={back} />;
}
