import type {
  ActionFunctionArgs,
  HeadersFunction,
  LoaderFunctionArgs,
  MetaFunction,
} from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { beginSignIn, requireProvider } from "#app/http/staff/sso.server.ts";
import { m } from "#app/i18n/paraglide/messages.js";
import { staffPaths } from "#app/routes/paths.ts";
import { SsoLeavingPage } from "#app/ui/staff/sso/sso-leaving-page.tsx";

export function loader({ context }: LoaderFunctionArgs) {
  return { host: requireProvider(context).host };
}

export function action({ request, context }: ActionFunctionArgs) {
  return beginSignIn(request, context);
}

export const headers: HeadersFunction = ({ actionHeaders }) => actionHeaders;

export const meta: MetaFunction = () => [{ title: m.sso_leaving_title() }];

export default function Sso() {
  const { host } = useLoaderData<typeof loader>();
  const begun = useActionData<typeof action>();
  return <SsoLeavingPage member={null} action={staffPaths.sso()} host={host} begun={begun} />;
}
