import type { LoaderFunctionArgs } from "@remix-run/node";
import { readOutbox } from "#app/http/outbox.server.ts";

/** A mail as its reader sees it, for the frame of the outbox. */
export async function loader({ params, context }: LoaderFunctionArgs) {
  const entries = await readOutbox(context, 500);
  const html = entries.find(({ id }) => id === params["id"])?.html;
  if (!html) throw new Response(null, { status: 404 });
  context.asMail();
  return new Response(inNewWindow(html), {
    headers: { "Content-Type": "text/html; charset=utf-8", "Cache-Control": "no-store" },
  });
}

/** Our pages refuse to be framed, so the links of a mail open beside it. */
function inNewWindow(html: string) {
  return html.replace(/<head>|<head [^>]*>/i, (head) => `${head}<base target="_blank">`);
}
