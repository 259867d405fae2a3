import type { PageContext } from "./context.ts";

/** The outbox, newest first. Only in the demonstration; 404 elsewhere. */
export function readOutbox({ services }: PageContext, limit: number) {
  if (!services.listOutbox) throw new Response(null, { status: 404 });
  return services.listOutbox(limit);
}
