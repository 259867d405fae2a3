import {
  type ActionFunctionArgs,
  type HeadersFunction,
  type LoaderFunctionArgs,
  type MetaFunction,
  redirect,
} from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { beginStepUp, requireProvider } from "#app/http/staff/sso.server.ts";
import { pageMemberOf, readStaff } from "#app/http/staff/staff.server.ts";
import { m } from "#app/i18n/paraglide/messages.js";
import { staffPaths } from "#app/routes/paths.ts";
import { SsoLeavingPage } from "#app/ui/staff/sso/sso-leaving-page.tsx";

export async function loader({ request, context }: LoaderFunctionArgs) {
  const { host } = requireProvider(context);
  const signedIn = await readStaff(request, context, "full");
  if (!signedIn?.member.bySso) throw redirect(staffPaths.stepUp(), 303);
  return { host, member: pageMemberOf(signedIn.member) };
}

export function action({ request, context }: ActionFunctionArgs) {
  return beginStepUp(request, context);
}

export const headers: HeadersFunction = ({ actionHeaders }) => actionHeaders;

export const meta: MetaFunction = () => [{ title: m.sso_leaving_title() }];

export default function SsoStepUp() {
  const begun = useActionData<typeof action>();
  return (
    <SsoLeavingPage
      {...useLoaderData<typeof loader>()}
      action={staffPaths.ssoStepUp()}
      begun={begun}
    />
  );
}
