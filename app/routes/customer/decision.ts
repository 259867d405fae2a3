import { type LoaderFunctionArgs, redirect } from "@remix-run/node";
import { requireCustomer } from "#app/http/customer/customer.server.ts";
import { decisionFor } from "#app/http/customer-pdfs.server.ts";
import { ownPdfAnswer } from "#app/http/pdf-answer.server.ts";
import { m } from "#app/i18n/paraglide/messages.js";
import { paths } from "#app/routes/paths.ts";

export async function loader({ request, context }: LoaderFunctionArgs) {
  const customer = await requireCustomer(request, context);
  const decision = await decisionFor(context.services, customer, context.locale);
  if (!decision) throw redirect(paths.request(), 303);
  const { reference } = customer.request;
  return ownPdfAnswer(decision, m.pdfs_file_decision({ reference }));
}
