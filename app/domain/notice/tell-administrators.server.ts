import type { Database } from "#db/client.server.ts";
import { listAdministrators } from "#db/administrators.server.ts";
import type { RequestId } from "#app/domain/ids.ts";
import { queueMessage } from "./queue-message.server.ts";
import type { MessageDetails } from "./templates.ts";

/** One mail to each administrator. `request` is null for an invitation that opened none yet. */
export async function tellAdministrators(
  db: Database,
  {
    request,
    alarm,
  }: { request: { id: RequestId } | null; alarm: MessageDetails["alarm"] & string },
) {
  for (const sentTo of await listAdministrators(db)) {
    await queueMessage(db, {
      channel: "email",
      template: "staff-alarm",
      sentTo,
      locale: "fr",
      requestId: request?.id ?? null,
      details: { alarm },
    });
  }
}
