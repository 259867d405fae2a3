import type { AccountId, InvitationId, RequestId } from "#app/domain/ids.ts";
import { listAdministrators } from "#db/administrators.server.ts";
import type { Database } from "#db/connection/client.server.ts";
import { queueMessage } from "./queue-message.server.ts";
import type { AlarmId } from "./templates.ts";

type About =
  | { readonly requestId: RequestId }
  | { readonly accountId: AccountId; readonly invitationId: InvitationId };

export async function tellAdministrators(
  db: Database,
  { about, alarm }: { about: About; alarm: AlarmId },
) {
  for (const sentTo of await listAdministrators(db)) {
    await queueMessage(db, {
      channel: "email",
      template: "staff-alarm",
      sentTo,
      locale: "fr",
      ...about,
      details: { alarm },
    });
  }
}
