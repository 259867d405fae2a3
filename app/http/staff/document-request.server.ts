import { type LoaderFunctionArgs, redirect } from "@remix-run/node";
import { documentId } from "#app/domain/ids.ts";
import type { DocumentRefusal, DocumentRequest } from "#app/domain/review/find-document.server.ts";
import { parseReference } from "#app/domain/review/search.server.ts";
import { staffPaths } from "#app/routes/paths.ts";
import { requireStaff } from "./staff.server.ts";

/** Throws a redirect to sign-in, or a 404. */
export async function readDocumentRequest({ request, params, context }: LoaderFunctionArgs) {
  const { member } = await requireStaff(request, context);
  const id = documentId.safeParse(params["id"]);
  const reference = parseReference(params["reference"] ?? "");
  if (!id.success || !reference) throw new Response(null, { status: 404 });
  const order: DocumentRequest = { reference, id: id.data, staffId: member.id };
  return { member, order };
}

export function documentAddress({ reference, id }: DocumentRequest) {
  return { reference, id };
}

export const statusOfRefusal: Record<DocumentRefusal, number> = {
  "not-found": 404,
  infected: 403,
  purged: 410,
};

export function refusePart(refusal: DocumentRefusal) {
  return new Response(null, { status: statusOfRefusal[refusal] });
}

export function refuseOriginal(refusal: DocumentRefusal, order: DocumentRequest) {
  if (refusal === "not-found") return refusePart(refusal);
  return redirect(staffPaths.documentDownload(documentAddress(order)), 303);
}

export const privateFile = { "Cache-Control": "private, no-store" };
