import type { LoaderFunctionArgs } from "@remix-run/node";
import { readOutbox } from "#app/http/outbox.server.ts";

export async function loader({ context }: LoaderFunctionArgs) {
  const entries = await readOutbox(context, 500);
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
