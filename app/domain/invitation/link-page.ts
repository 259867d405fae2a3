import type { Request } from "#db/schema/requests.ts";

/**
 * Where somebody asks for a new link to their request: a page that writes to the main contact alone. Null for
 * another recipient, who opens the link of the invitation again.
 */
export function linkPageFor({ recipientKind }: Pick<Request, "recipientKind">, origin: string) {
  return recipientKind === "main" ? `${origin}/link` : null;
}
