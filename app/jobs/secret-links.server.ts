import { KeyGone } from "#app/domain/secrets.server.ts";
import { paths } from "#app/routes/paths.ts";
import type { Services } from "#app/services.server.ts";
import { findLinkById } from "#db/links.server.ts";
import type { Message } from "#db/schema/messages.ts";

/** The same at every attempt, whichever key the link was made with. */
export async function secretLink(
  { db, secrets, settings }: Pick<Services, "db" | "secrets" | "settings">,
  message: Message,
  page: "login" | "contactProof" | "notice" | "confirmation",
) {
  if (!message.linkId) throw new Error(`message ${message.id} has no link`);
  const { id, tokenHash } = await findLinkById(db, message.linkId);
  const token = orGone(secrets.linkTokenOf(id, tokenHash), message);
  return settings.publicOrigin + paths[page]({ token });
}

/** Erased by now, or made with a key that is gone: the message has nothing to say any more. */
export function orGone(secret: string | null, { id }: Pick<Message, "id">) {
  if (secret === null) throw new KeyGone(`message ${id}: what it carries cannot be made again`);
  return secret;
}
