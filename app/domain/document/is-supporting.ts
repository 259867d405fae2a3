import type { DocumentKind } from "#app/domain/situation/ids.ts";

interface AnyKind {
  readonly kind: DocumentKind | "attachment";
}

/** Not what was sent with a message. */
export function isSupporting<Document extends AnyKind>(
  document: Document,
): document is Document & { readonly kind: DocumentKind } {
  return document.kind !== "attachment";
}
