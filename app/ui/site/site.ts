import { useRouteLoaderData } from "@remix-run/react";
import type { loader } from "#app/root.tsx";

/** Undefined when the root itself failed. */
export function useSite() {
  return useRouteLoaderData<typeof loader>("root");
}
