import { useRouteLoaderData } from "@remix-run/react";
import type { loader } from "#app/root.tsx";

/** What the root knows of the site; without it (the root itself failed) only what is certain. */
export function useSite() {
  return useRouteLoaderData<typeof loader>("root");
}
