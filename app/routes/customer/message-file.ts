import {
  createReadableStreamFromReadable,
  type LoaderFunctionArgs,
  redirect,
} from "@remix-run/node";
import { documentId } from "#app/domain/ids.ts";
import { openSentFile } from "#app/domain/thread/open-sent-file.server.ts";
import { contentDisposition } from "#app/http/content-disposition.ts";
import { requireCustomer } from "#app/http/customer/customer.server.ts";
import { paths } from "#app/routes/paths.ts";

/**
 * Byte for byte and inert (the server sets its other headers). The page of the messages says why a
 * file cannot be downloaded.
 */
export async function loader({ request, params, context }: LoaderFunctionArgs) {
  const customer = await requireCustomer(request, context);
  const id = documentId.safeParse(params["id"]);
  if (!id.success) return new Response(null, { status: 404 });
  const requestId = customer.request.id;
  const opened = await openSentFile(context.services, { requestId, id: id.data });
  if (!opened.ok) {
    if (opened.refusal === "not-found") return new Response(null, { status: 404 });
    return redirect(`${paths.messages()}?file=${id.data}`, 303);
  }
  const { body, size, contentType, name } = opened.value;
  return new Response(createReadableStreamFromReadable(body), {
    headers: {
      "Cache-Control": "private, no-store",
      "Content-Type": contentType,
      "Content-Length": String(size),
      "Content-Disposition": contentDisposition("attachment", name),
    },
  });
}
