import { type ActionFunctionArgs, redirect } from "@remix-run/node";
import { takeAwayDocument } from "#app/domain/document/give-documents.server.ts";
import { documentId } from "#app/domain/ids.ts";
import { requireStep } from "#app/http/customer/journey.server.ts";
import { paths } from "#app/routes/paths.ts";

/** For a reload or direct visit of the form's address. */
export function loader() {
  return redirect(paths.documents(), 303);
}

export async function action({ request, params, context }: ActionFunctionArgs) {
  const customer = await requireStep(request, context, "documents");
  const id = documentId.safeParse(params.id);
  if (!id.success) throw new Response(null, { status: 404 });
  await takeAwayDocument(customer.domain, customer.request.id, id.data);
  return redirect(paths.documents(), 303);
}
