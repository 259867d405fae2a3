import type { Secrets } from "#app/domain/secrets.server.ts";
import { findAccount } from "#db/accounts.server.ts";
import type { Transaction } from "#db/connection/client.server.ts";
import { findInviter } from "#db/invitations.server.ts";
import type { Request } from "#db/schema/requests.ts";
import { prepareInvitation } from "./issue-invitation.server.ts";

/** To the recipient of a request, with a new link that opens it. The row must be locked. */
export async function prepareMailWithLink(tx: Transaction, secrets: Secrets, request: Request) {
  const { recipient, recipientKind, accountId, id: requestId } = request;
  const account = await findAccount(tx, accountId);
  const isOther = recipientKind === "other";
  const invitedBy = isOther ? await findInviter(tx, account.id, recipient) : null;
  const prepared = await prepareInvitation(tx, secrets, { account, recipient, invitedBy });
  const { locale } = account;
  return {
    channel: "email",
    sentTo: recipient,
    locale,
    accountId,
    requestId,
    ...prepared,
  } as const;
}
