import { paths } from "#app/routes/paths.ts";
import type { Services } from "#app/services.server.ts";
import type { Message } from "#db/schema/messages.ts";

export function secretLink(
  { secrets, settings }: Pick<Services, "secrets" | "settings">,
  message: Message,
  page: "login" | "contactProof" | "notice",
) {
  if (!message.linkId) throw new Error(`message ${message.id} has no link`);
  return settings.publicOrigin + paths[page]({ token: secrets.linkToken(message.linkId) });
}
