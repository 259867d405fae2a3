import { createReadableStreamFromReadable, type LoaderFunctionArgs } from "@remix-run/node";
import { exportEvidence } from "#app/domain/evidence/export-evidence.server.ts";
import { parseReference } from "#app/domain/review/search.server.ts";
import { privateFile } from "#app/http/staff/document-request.server.ts";
import { requireStaff } from "#app/http/staff/staff.server.ts";

/** Written while it is sent, at the receiver's pace. */
export async function loader({ request, params, context }: LoaderFunctionArgs) {
  const { member } = await requireStaff(request, context);
  const reference = parseReference(params["reference"] ?? "");
  if (!reference) throw new Response(null, { status: 404 });
  const exported = await exportEvidence(context.services, { reference, staffId: member.id });
  if (!exported.ok) throw new Response(null, { status: 404 });
  const { body, name } = exported.value;
  return new Response(createReadableStreamFromReadable(body), {
    headers: {
      ...privateFile,
      "Content-Type": "application/zip",
      "Content-Disposition": `attachment; filename="${name}"`,
    },
  });
}
