import type { AccountId, InvitationId, RequestId, StaffId } from "#app/domain/ids.ts";
import { listAdministrators } from "#db/administrators.server.ts";
import type { Database } from "#db/connection/client.server.ts";
import { queueMessage } from "./queue-message.server.ts";
import type { AlarmId, BudgetDetails, NoticeReport } from "./templates.ts";

type About =
  | { readonly requestId: RequestId }
  | { readonly staffId: StaffId }
  | { readonly accountId: AccountId; readonly invitationId?: InvitationId };

export async function tellAdministrators(
  db: Database,
  told: { about: About | null; alarm: AlarmId; budget?: BudgetDetails; report?: NoticeReport },
) {
  const { about, ...details } = told;
  for (const sentTo of await listAdministrators(db)) {
    await queueMessage(db, {
      channel: "email",
      template: "staff-alarm",
      sentTo,
      locale: "fr",
      ...about,
      details,
    });
  }
}
