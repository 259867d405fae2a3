import { createReadableStreamFromReadable, type LoaderFunctionArgs } from "@remix-run/node";
import { documentId } from "#app/domain/ids.ts";
import { parseReference } from "#app/domain/review/search.server.ts";
import { openPaper } from "#app/domain/staff/open-paper.server.ts";
import { requireStaff } from "#app/http/staff.server.ts";

/** A paper as it was uploaded, byte for byte and inert (its other headers are the server's). Every opening is on the audit trail. */
export async function loader({ request, params, context }: LoaderFunctionArgs) {
  const { member } = await requireStaff(request, context);
  const id = documentId.safeParse(params["id"]);
  const reference = parseReference(params["reference"] ?? "");
  const paper =
    id.success && reference
      ? await openPaper(context.services, { reference, id: id.data, staffId: member.id })
      : null;
  if (!paper) return new Response(null, { status: 404 });
  const asFile = new URL(request.url).searchParams.has("download");
  return new Response(createReadableStreamFromReadable(paper.body), {
    headers: {
      "Content-Type": "application/pdf",
      "Content-Length": String(paper.size),
      "Content-Disposition": `${asFile ? "attachment" : "inline"}; filename="${paper.name}.pdf"`,
      "Cache-Control": "private, no-store",
    },
  });
}
