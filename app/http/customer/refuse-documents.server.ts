import { documentField } from "#app/domain/document/document-field.ts";
import type { DocumentKind } from "#app/domain/situation/ids.ts";
import { refuseForm } from "#app/http/forms.server.ts";

/** `kind`: whose field the message belongs to; null when it is about the whole form. */
export function refuseDocuments(
  message: string,
  values: Readonly<Record<string, string>> = {},
  status = 422,
  kind: DocumentKind | null = null,
) {
  return refuseForm([{ field: kind ? documentField(kind) : "", message }], values, status);
}
