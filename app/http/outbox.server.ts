import { listOutbox } from "#db/outbox.server.ts";
import type { PageContext } from "./context.ts";

/** The outbox, the newest first. It exists in the demonstration only: a 404 like any other elsewhere. */
export function readOutbox({ services }: PageContext, limit: number) {
  if (services.settings.mode !== "embedded") throw new Response(null, { status: 404 });
  return listOutbox(services.db, limit);
}
