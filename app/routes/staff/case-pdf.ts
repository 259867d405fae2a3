import type { LoaderFunctionArgs } from "@remix-run/node";
import { exportCase } from "#app/domain/review/export-case.server.ts";
import { parseReference } from "#app/domain/review/search.server.ts";
import { ownPdfAnswer } from "#app/http/pdf-answer.server.ts";
import { caseFileOf } from "#app/http/staff/case-file.server.ts";
import { requireStaff } from "#app/http/staff/staff.server.ts";
import { m } from "#app/i18n/paraglide/messages.js";
import { getLocale } from "#app/i18n/paraglide/runtime.js";
import { caseFile } from "#app/pdf/case-file.ts";

export async function loader({ request, params, context }: LoaderFunctionArgs) {
  const { member } = await requireStaff(request, context);
  const reference = parseReference(params["reference"] ?? "") ?? "";
  const exported = await exportCase(context.services, reference, member.id);
  if (!exported) throw new Response(null, { status: 404 });
  const brandName = context.services.settings.brand.name;
  const data = caseFileOf({ ...exported, brandName, madeBy: member.name });
  return ownPdfAnswer(caseFile(data, getLocale()), m.case_file_name({ reference }));
}
