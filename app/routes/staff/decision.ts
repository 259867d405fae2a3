import type { LoaderFunctionArgs } from "@remix-run/node";
import { decisionFor } from "#app/http/customer-pdfs.server.ts";
import { ownPdfAnswer } from "#app/http/pdf-answer.server.ts";
import { findCaseOf } from "#app/http/staff/request-page.server.ts";
import { requireStaff } from "#app/http/staff/staff.server.ts";
import { m } from "#app/i18n/paraglide/messages.js";

export async function loader({ request, params, context }: LoaderFunctionArgs) {
  await requireStaff(request, context);
  const found = await findCaseOf(context.services, params);
  const decision = found && (await decisionFor(context.services, found, found.account.locale));
  if (!found || !decision) throw new Response(null, { status: 404 });
  const { request: decided, account } = found;
  const { reference } = decided;
  const { locale } = account;
  return ownPdfAnswer(decision, m.pdfs_file_decision({ reference }, { locale }));
}
