import { randomUUID } from "node:crypto";
import { linkId } from "#app/domain/ids.ts";
import { digest, type Secrets } from "#app/domain/secrets.server.ts";
import type { Database } from "#db/connection/client.server.ts";
import { insertLink, type NewLink } from "#db/links.server.ts";

/** Stores only the token's hash; the token is derived again when the link is sent. */
export async function createLink(
  db: Database,
  secrets: Secrets,
  link: Omit<NewLink, "id" | "tokenHash">,
) {
  const id = linkId.parse(randomUUID());
  await insertLink(db, { ...link, id, tokenHash: digest(secrets.linkToken(id)) });
  return id;
}
