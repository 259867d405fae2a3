import type { Request } from "#db/schema/requests.ts";

/** Null for another recipient, who opens the link of the invitation again. */
export function linkPageFor({ recipientKind }: Pick<Request, "recipientKind">, origin: string) {
  return recipientKind === "main" ? `${origin}/link` : null;
}
