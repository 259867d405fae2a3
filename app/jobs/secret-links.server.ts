import type { Message } from "#db/schema/messages.ts";
import type { Services } from "#app/services.server.ts";

/** The secret address in a message, derived at the moment of sending. */
export function secretLink(
  { secrets, settings }: Pick<Services, "secrets" | "settings">,
  message: Message,
  page: "login" | "contact" | "notice",
) {
  if (!message.linkId) throw new Error(`message ${message.id} has no link`);
  return `${settings.publicOrigin}/${page}/${secrets.linkToken(message.linkId)}`;
}
