import type { Message } from "#db/schema/messages.ts";
import type { Services } from "#app/services.server.ts";

export function secretLink(
  { secrets, settings }: Pick<Services, "secrets" | "settings">,
  message: Message,
  page: "login" | "contact" | "notice",
) {
  if (!message.linkId) throw new Error(`message ${message.id} has no link`);
  return `${settings.publicOrigin}/${page}/${secrets.linkToken(message.linkId)}`;
}
