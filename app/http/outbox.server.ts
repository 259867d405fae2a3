import { listOutbox } from "#db/outbox.server.ts";
import type { PageContext } from "./context.ts";

/** The outbox, newest first. Only in the demonstration; 404 elsewhere. */
export function readOutbox({ services }: PageContext, limit: number) {
  if (services.settings.mode !== "embedded") throw new Response(null, { status: 404 });
  return listOutbox(services.db, limit);
}
