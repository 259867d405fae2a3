import { randomUUID } from "node:crypto";
import { limits } from "#app/domain/limits.ts";
import { queueMessage } from "#app/domain/notice/queue-message.server.ts";
import { digest, type Secrets } from "#app/domain/secrets.server.ts";
import type { Transaction } from "#db/connection/client.server.ts";
import type { StaffMember } from "#db/schema/staff.ts";
import { setSetupLink } from "#db/staff.server.ts";

/** Replaces an earlier link. The token is derived from the link's id again when it is sent. */
export async function makeSetupLink(
  tx: Transaction,
  secrets: Secrets,
  { id }: Pick<StaffMember, "id">,
) {
  const setupLinkId = randomUUID();
  const token = secrets.linkToken(setupLinkId);
  await setSetupLink(tx, id, { tokenHash: digest(token), hours: limits.setupLinkHours });
  return { setupLinkId, token };
}

/** To the member alone: nobody else, the administrator included, sees the link. */
export async function mailSetupLink(
  tx: Transaction,
  secrets: Secrets,
  { id, email }: Pick<StaffMember, "id" | "email">,
  isRenewed: boolean,
) {
  const { setupLinkId } = await makeSetupLink(tx, secrets, { id });
  await queueMessage(tx, {
    channel: "email",
    template: "staff-invitation",
    sentTo: email,
    locale: "fr",
    staffId: id,
    details: { setupLinkId, isRenewed },
  });
}
