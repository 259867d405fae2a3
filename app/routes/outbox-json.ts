import type { LoaderFunctionArgs } from "@remix-run/node";
import { requireDemo } from "#app/http/demo.server.ts";
import { listOutbox } from "#db/outbox.server.ts";

/** The outbox for programs, the newest first. */
export async function loader({ context }: LoaderFunctionArgs) {
  requireDemo(context);
  const entries = await listOutbox(context.services.db);
  return Response.json(
    entries.map(({ id, at, channel, to, subject, text, html }) => ({
      id,
      at,
      channel,
      to,
      subject,
      text,
      html,
    })),
    { headers: { "Cache-Control": "no-store" } },
  );
}
