import type { LoaderFunctionArgs } from "@remix-run/node";
import { openPicture } from "#app/domain/review/open-picture.server.ts";
import {
  privateFile,
  readDocumentRequest,
  refusePart,
} from "#app/http/staff/document-request.server.ts";

export async function loader(args: LoaderFunctionArgs) {
  const { order } = await readDocumentRequest(args);
  const page = /^[1-9]\d{0,3}$/.test(args.params["page"] ?? "") ? Number(args.params["page"]) : 0;
  const opened = await openPicture(args.context.services, { ...order, page });
  if (!opened.ok) return refusePart(opened.refusal);
  const { bytes, contentType } = opened.value;
  return new Response(bytes, {
    headers: {
      ...privateFile,
      "Content-Type": contentType,
      "Content-Length": String(bytes.length),
    },
  });
}
