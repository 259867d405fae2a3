import { redirect } from "@remix-run/node";
import { parseDocumentKind } from "#app/domain/document/give-documents.server.ts";
import { isDocumentAsked } from "#app/domain/situation/catalogue.ts";
import type { PageContext } from "#app/http/context.ts";
import { refuseForm, waitSentence } from "#app/http/forms.server.ts";
import type { RefusedFile } from "#app/http/upload/refused-file.ts";
import { takeDocuments } from "#app/http/upload/take-documents.server.ts";
import { m } from "#app/i18n/paraglide/messages.js";
import { paths } from "#app/routes/paths.ts";
import { tooManySentence } from "#app/ui/customer/limit-words.ts";
import { documentSentence } from "./document-words.ts";
import { requireStep } from "./journey.server.ts";
import { refuseDocuments } from "./refuse-documents.server.ts";

/** The files themselves are fine, so photos stay chosen for the next attempt. */
const mayBeSentAgain: readonly RefusedFile["refusal"][] = ["incomplete-set", "too-many"];
const allAgain = { again: "*" };

export async function receiveDocuments(
  request: Request,
  context: PageContext,
  upload: NonNullable<PageContext["upload"]>,
) {
  const { services } = context;
  const { documents } = services.settings;
  const { request: mine, account, sessionId } = await requireStep(request, context, "documents");
  if (upload.outcome === "malformed") {
    return refuseDocuments("document", m.journey_documents_malformed(), allAgain);
  }
  if (upload.outcome === "too-many") {
    return refuseDocuments("document", tooManySentence(documents), {
      ...upload.fields,
      ...allAgain,
    });
  }
  if (upload.outcome === "too-often") {
    return refuseDocuments("document", waitSentence(upload), allAgain, 429);
  }
  const kind = parseDocumentKind(upload.fields.kind);
  const isAsked = kind && mine.situation && isDocumentAsked(mine.situation, account.entity, kind);
  if (upload.outcome === "no-file") {
    return refuseDocuments("document", m.journey_documents_file_missing(), upload.fields);
  }
  if (!isAsked) return refuseDocuments("kind", m.journey_documents_kind_missing(), allAgain);
  if (!context.claimUpload()) {
    return refuseDocuments("document", m.journey_documents_malformed(), allAgain);
  }
  const refused = await takeDocuments({ ...services, session: sessionId }, mine.id, kind, upload);
  if (refused.length === 0) return redirect(paths.documents(), 303);
  const errors = refused.map((file) => ({
    field: "document",
    message: documentSentence(file, documents),
  }));
  const again = refused.filter(({ refusal }) => mayBeSentAgain.includes(refusal));
  const labels = again.flatMap((file) => file.labels ?? [file.label]);
  return refuseForm(errors, { kind, again: labels.join("\n") });
}
