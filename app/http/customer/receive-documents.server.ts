import { documentField, kindOfField } from "#app/domain/document/document-field.ts";
import { parseDocumentKind } from "#app/domain/document/give-documents.server.ts";
import { isDocumentAsked } from "#app/domain/situation/catalogue.ts";
import type { DocumentKind } from "#app/domain/situation/ids.ts";
import type { PageContext } from "#app/http/context.ts";
import { refuseForm, waitSentence } from "#app/http/forms.server.ts";
import type { UploadedFile } from "#app/http/received-upload.ts";
import type { RefusedFile } from "#app/http/upload/refused-file.ts";
import { type FileSet, takeDocuments } from "#app/http/upload/take-documents.server.ts";
import { m } from "#app/i18n/paraglide/messages.js";
import { tooManySentence } from "#app/ui/customer/limit-words.ts";
import { documentSentence } from "../upload/document-words.ts";
import type { Customer } from "./customer.server.ts";
import { refuseDocuments } from "./refuse-documents.server.ts";

/** The files themselves are fine, so photos stay chosen for the next attempt. */
const mayBeSentAgain: readonly RefusedFile["refusal"][] = ["incomplete-set", "too-many"];
const allAgain = { again: "*" };

/** Null when every chosen file was kept, or none was chosen. */
export async function receiveDocuments(
  context: PageContext,
  { request, account, sessionId }: Customer,
  upload: NonNullable<PageContext["upload"]>,
) {
  const { services } = context;
  const { documents } = services.settings;
  switch (upload.outcome) {
    case "malformed":
      return refuseDocuments(m.journey_documents_malformed(), allAgain);
    case "too-many":
      return refuseDocuments(tooManySentence(documents), allAgain, 422, kindIn(upload.fields));
    case "too-often":
      return refuseDocuments(waitSentence(upload), allAgain, 429);
    case "no-file":
      return null;
    case "received":
  }
  const sets = setsOf(upload.files, kindIn(upload.fields));
  const isAsked = (kind: DocumentKind) =>
    request.situation !== null && isDocumentAsked(request.situation, account.entity, kind);
  if (!sets?.every(({ kind }) => isAsked(kind))) {
    return refuseDocuments(m.journey_documents_kind_missing(), allAgain);
  }
  if (!context.claimUpload()) return refuseDocuments(m.journey_documents_malformed(), allAgain);
  const refused = await takeDocuments({ ...services, session: sessionId }, request.id, sets);
  if (refused.length === 0) return null;
  const again = refused.filter(({ refusal }) => mayBeSentAgain.includes(refusal));
  return refuseForm(
    refused.map((file) => ({
      field: fieldOf(file, sets),
      message: documentSentence(file, documents),
    })),
    { again: again.flatMap((file) => file.labels ?? [file.label]).join("\n") },
  );
}

function kindIn(fields: Readonly<Record<string, string>>) {
  return parseDocumentKind(fields.kind);
}

/** Null when a file came without its kind. */
function setsOf(files: readonly UploadedFile[], kind: DocumentKind | null): FileSet[] | null {
  const fields = [...new Set(files.map(({ field }) => field))];
  const sets: FileSet[] = [];
  for (const field of fields) {
    const known = kindOfField(field) ?? kind;
    if (!known) return null;
    sets.push({ kind: known, field, files: files.filter((file) => file.field === field) });
  }
  return sets;
}

/** On the page each kind has its own field. */
function fieldOf({ field }: RefusedFile, sets: readonly FileSet[]) {
  const kind = sets.find((set) => set.field === field)?.kind;
  return kind ? documentField(kind) : "";
}
