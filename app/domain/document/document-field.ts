import { type DocumentKind, documentKindIds } from "#app/domain/situation/ids.ts";

/** `document` goes with a field `kind`; the others, one for each kind, may stand in one form. */
export type DocumentField = "document" | `document-${DocumentKind}`;

export function documentField(kind: DocumentKind): DocumentField {
  return `document-${kind}`;
}

export function isDocumentField(name: string): name is DocumentField {
  return name === "document" || documentKindIds.some((kind) => documentField(kind) === name);
}

/** Null for `document`, whose kind the form tells apart. */
export function kindOfField(field: DocumentField): DocumentKind | null {
  return documentKindIds.find((kind) => documentField(kind) === field) ?? null;
}
