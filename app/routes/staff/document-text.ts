import { createReadableStreamFromReadable, type LoaderFunctionArgs } from "@remix-run/node";
import { openText } from "#app/domain/review/open-picture.server.ts";
import {
  privateFile,
  readDocumentRequest,
  refusePart,
} from "#app/http/staff/document-request.server.ts";

export async function loader(args: LoaderFunctionArgs) {
  const { order } = await readDocumentRequest(args);
  const opened = await openText(args.context.services, order);
  if (!opened.ok) return refusePart(opened.refusal);
  return new Response(createReadableStreamFromReadable(opened.value.body), {
    headers: { ...privateFile, "Content-Type": "application/json; charset=utf-8" },
  });
}
