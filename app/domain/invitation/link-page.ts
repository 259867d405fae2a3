import type { Request } from "#db/schema/requests.ts";

/**
 * Page for requesting a new link, which goes to the main contact only. Null for another recipient,
 * who opens the link of the invitation again.
 */
export function linkPageFor({ recipientKind }: Pick<Request, "recipientKind">, origin: string) {
  return recipientKind === "main" ? `${origin}/link` : null;
}
