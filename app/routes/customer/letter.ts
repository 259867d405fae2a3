import { type LoaderFunctionArgs, redirect } from "@remix-run/node";
import { requireStep } from "#app/http/customer/journey.server.ts";
import { letterFor } from "#app/http/customer-pdfs.server.ts";
import { ownPdfAnswer } from "#app/http/pdf-answer.server.ts";
import { m } from "#app/i18n/paraglide/messages.js";
import { paths } from "#app/routes/paths.ts";

export async function loader({ request, context }: LoaderFunctionArgs) {
  const customer = await requireStep(request, context, "documents");
  const letter = letterFor(context.services, customer, context.locale);
  if (!letter) throw redirect(paths.request(), 303);
  const { reference } = customer.request;
  return ownPdfAnswer(letter, m.pdfs_file_letter({ reference }));
}
