import type { PageContext } from "./context.ts";

/** The outbox exists in the demonstration only: a 404 like any other elsewhere. */
export function requireDemo({ services }: PageContext) {
  if (services.settings.mode !== "embedded") throw new Response(null, { status: 404 });
}
