import {
  type ActionFunctionArgs,
  createReadableStreamFromReadable,
  type LoaderFunctionArgs,
  redirect,
} from "@remix-run/node";
import type { DocumentRequest } from "#app/domain/review/find-document.server.ts";
import { type FileOfDocument, openOriginal } from "#app/domain/review/open-original.server.ts";
import { textOf } from "#app/http/forms.server.ts";
import {
  documentAddress,
  privateFile,
  readDocumentRequest,
  refuseOriginal,
} from "#app/http/staff/document-request.server.ts";
import { staffPaths } from "#app/routes/paths.ts";

export async function loader(args: LoaderFunctionArgs) {
  const { searchParams } = new URL(args.request.url);
  const { order } = await readDocumentRequest(args);
  if (searchParams.has("download")) return sendOriginal(args, order, searchParams.get("file"));
  return redirect(staffPaths.documentDownload(documentAddress(order)), 303);
}

export async function action(args: ActionFunctionArgs) {
  // Reads the form itself when nobody is signed in, to keep it.
  const { order } = await readDocumentRequest(args);
  return sendOriginal(args, order, textOf(await args.request.formData(), "file"));
}

/**
 * Byte for byte and inert (the server sets its other headers). Every download is on the audit
 * trail.
 */
async function sendOriginal(args: LoaderFunctionArgs, order: DocumentRequest, file: string | null) {
  const opened = await openOriginal(args.context.services, { ...order, file: fileOf(file) });
  if (!opened.ok) return refuseOriginal(opened.refusal, order);
  const { body, size, contentType, name } = opened.value;
  return new Response(createReadableStreamFromReadable(body), {
    headers: {
      ...privateFile,
      "Content-Type": contentType,
      "Content-Length": String(size),
      "Content-Disposition": `attachment; filename="${name}"`,
    },
  });
}

function fileOf(named: string | null): FileOfDocument {
  if (named === "composition") return named;
  return named ? Number(named) : 1;
}
