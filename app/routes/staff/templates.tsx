import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { changeReasons, loadReasons } from "#app/http/staff/reasons-page.server.ts";
import { m } from "#app/i18n/paraglide/messages.js";
import { staffPaths } from "#app/routes/paths.ts";
import { ReasonsPage } from "#app/ui/staff/reasons-page.tsx";

const kinds = ["message"] as const;

/** Of messages to customers: the catalogue of reasons, with variables. */
export const loader = (args: LoaderFunctionArgs) => loadReasons(args, kinds);

export const action = (args: ActionFunctionArgs) =>
  changeReasons(args, { kinds, page: staffPaths.templates() });

export const meta: MetaFunction = () => [{ title: m.thread_templates_title() }];

export default function Templates() {
  return (
    <ReasonsPage
      {...useLoaderData<typeof loader>()}
      kinds={kinds}
      refused={useActionData<typeof action>()}
    />
  );
}
