import type { LoaderFunctionArgs } from "@remix-run/node";
import { parseDocumentKind } from "#app/domain/document/give-documents.server.ts";
import { specimenPdf } from "#app/http/customer/specimen-pdf.server.ts";
import { pdfAnswer } from "#app/http/pdf-answer.server.ts";
import { m } from "#app/i18n/paraglide/messages.js";
import { documentTitle } from "#app/i18n/words.ts";

/** In the visitor's language, so browsers must revalidate it. */
export async function loader({ params, context }: LoaderFunctionArgs) {
  const kind = parseDocumentKind(params["kind"]);
  if (!kind) throw new Response(null, { status: 404 });
  const { services, locale } = context;
  const bytes = await specimenPdf(kind, services.settings.brand.name, locale);
  const name = m.pdfs_specimen_file({ title: documentTitle(kind) });
  return pdfAnswer(bytes, name, "private, no-cache");
}
