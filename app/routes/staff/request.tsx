import type { MetaFunction } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { loadRequestPage } from "#app/http/staff/request-page.server.ts";
import { RequestPage } from "#app/ui/staff/request-page.tsx";
import { requestTitle } from "#app/ui/staff/request-title.ts";

export const loader = loadRequestPage;

export const meta: MetaFunction<typeof loader> = ({ data }) => requestTitle(data);

export default function StaffRequest() {
  return <RequestPage {...useLoaderData<typeof loader>()} refused={undefined} />;
}
