import { createReadableStreamFromReadable, type LoaderFunctionArgs } from "@remix-run/node";
import { auditActions, type ReadAction } from "#app/domain/audit/actions.ts";
import { readAuditSearch } from "#app/domain/audit/search.ts";
import { exportAudit } from "#app/domain/evidence/search-audit.server.ts";
import { privateFile } from "#app/http/staff/document-request.server.ts";
import { requireStaff } from "#app/http/staff/staff.server.ts";
import { eventTitle } from "#app/ui/staff/history-words.ts";

/** Read and sent page by page. */
export async function loader({ request, context }: LoaderFunctionArgs) {
  const { member } = await requireStaff(request, context);
  const { search, faults } = readAuditSearch(new URL(request.url).searchParams);
  if (faults.length > 0) throw new Response(null, { status: 404 });
  // Now, because the language is the one of this request, and not of a later moment of the stream.
  const actions: readonly ReadAction[] = [...auditActions, "other"];
  const words = new Map(actions.map((action) => [action, eventTitle(action)]));
  const body = await exportAudit(context.services, { search, staffId: member.id }, words);
  return new Response(createReadableStreamFromReadable(body), {
    headers: {
      ...privateFile,
      "Content-Type": "text/csv; charset=utf-8",
      "Content-Disposition": 'attachment; filename="audit.csv"',
    },
  });
}
