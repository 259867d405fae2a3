import type {
  ActionFunctionArgs,
  HeadersFunction,
  LoaderFunctionArgs,
  MetaFunction,
} from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { finish, requireProvider, returnedNames } from "#app/http/staff/sso.server.ts";
import { m } from "#app/i18n/paraglide/messages.js";
import { SsoReturnPage } from "#app/ui/staff/sso/sso-return-page.tsx";

/** Changes nothing: a form on the page sends on what the provider added. */
export function loader({ request, context }: LoaderFunctionArgs) {
  requireProvider(context);
  const query = new URL(request.url).searchParams;
  const fields = returnedNames.flatMap((name) => {
    const value = query.get(name) ?? "";
    return value === "" || value.length > longest ? [] : [{ name, value }];
  });
  return { fields: query.has("state") ? fields : [] };
}

/** Of a code or a state: real ones are far shorter. */
const longest = 4000;

export function action({ request, context }: ActionFunctionArgs) {
  return finish(request, context);
}

export const headers: HeadersFunction = ({ actionHeaders }) => actionHeaders;

export const meta: MetaFunction = () => [{ title: m.sso_return_title() }];

export default function SsoReturn() {
  const { fields } = useLoaderData<typeof loader>();
  const refused = useActionData<typeof action>();
  return <SsoReturnPage fields={fields} refusal={refused?.refusal} />;
}
