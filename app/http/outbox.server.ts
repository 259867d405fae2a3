import type { PageContext } from "./context.ts";

export function readOutbox({ services }: PageContext, limit: number) {
  if (!services.listOutbox) throw new Response(null, { status: 404 });
  return services.listOutbox(limit);
}
