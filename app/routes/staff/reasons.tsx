import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { decisionKinds } from "#app/domain/reason/reason.ts";
import { changeReasons, loadReasons } from "#app/http/staff/reasons-page.server.ts";
import { m } from "#app/i18n/paraglide/messages.js";
import { staffPaths } from "#app/routes/paths.ts";
import { ReasonsPage } from "#app/ui/staff/reasons-page.tsx";

export const loader = (args: LoaderFunctionArgs) => loadReasons(args, decisionKinds);

export const action = (args: ActionFunctionArgs) =>
  changeReasons(args, { kinds: decisionKinds, page: staffPaths.reasons() });

export const meta: MetaFunction = () => [{ title: m.case_reasons_title() }];

export default function Reasons() {
  return (
    <ReasonsPage
      {...useLoaderData<typeof loader>()}
      kinds={decisionKinds}
      refused={useActionData<typeof action>()}
    />
  );
}
