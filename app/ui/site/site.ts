import { useRouteLoaderData } from "@remix-run/react";
import type { loader } from "#app/root.tsx";

/** The root's loader data; undefined when the root itself failed. */
export function useSite() {
  return useRouteLoaderData<typeof loader>("root");
}
