import { changesContact } from "#app/domain/request/risks.ts";
import { findAccount } from "#db/accounts.server.ts";
import type { Database } from "#db/connection/client.server.ts";
import type { Request } from "#db/schema/requests.ts";
import { queueMessage } from "./queue-message.server.ts";
import type { Notice } from "./templates.ts";

export async function tellApplicants(
  db: Database,
  request: Request,
  notice: Notice<"approved" | "effective" | "rejected" | "lapsed">,
) {
  const account = await findAccount(db, request.accountId);
  const addresses = new Set([request.recipient]);
  if (changesContact(request) && request.contactProvedAt && request.contactEmail) {
    addresses.add(request.contactEmail);
  }
  for (const sentTo of addresses) {
    await queueMessage(db, {
      channel: "email",
      sentTo,
      locale: account.locale,
      accountId: account.id,
      requestId: request.id,
      ...notice,
    });
  }
}
