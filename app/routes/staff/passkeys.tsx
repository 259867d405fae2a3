import {
  type ActionFunctionArgs,
  type LoaderFunctionArgs,
  type MetaFunction,
  redirect,
} from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { listOwnPasskeys, ownWaysIn } from "#app/domain/staff/passkeys/own-passkeys.server.ts";
import { changePasskeys } from "#app/http/staff/change-passkeys.server.ts";
import { passkeySite } from "#app/http/staff/passkey-challenge.server.ts";
import { pageMemberOf, requireStaff } from "#app/http/staff/staff.server.ts";
import { m } from "#app/i18n/paraglide/messages.js";
import { staffPaths } from "#app/routes/paths.ts";
import { PasskeysPage } from "#app/ui/staff/passkeys/passkeys-page.tsx";

export async function loader({ request, context }: LoaderFunctionArgs) {
  const { member } = await requireStaff(request, context);
  const { services } = context;
  return {
    member: pageMemberOf(member),
    isPossible: passkeySite(context) !== null,
    passkeys: await listOwnPasskeys(services, member.id),
    ways: await ownWaysIn(services, member.id),
  };
}

export async function action({ request, context }: ActionFunctionArgs) {
  const asker = await requireStaff(request, context);
  const refused = await changePasskeys(context, asker, await request.formData());
  return refused ?? redirect(staffPaths.passkeys(), 303);
}

export const meta: MetaFunction = () => [{ title: m.access_passkeys_title() }];

export default function Passkeys() {
  const refused = useActionData<typeof action>();
  return <PasskeysPage {...useLoaderData<typeof loader>()} refused={refused} />;
}
