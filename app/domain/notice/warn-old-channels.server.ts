import { limits } from "#app/domain/limits.ts";
import type { Secrets } from "#app/domain/secrets.server.ts";
import type { Database } from "#db/connection/client.server.ts";
import type { NewMessage } from "#db/messages.server.ts";
import type { Account } from "#db/schema/accounts.ts";
import type { Request } from "#db/schema/requests.ts";
import { createLink } from "./create-link.server.ts";
import { queueMessage } from "./queue-message.server.ts";
import type { Notice, WarningTemplate } from "./templates.ts";

function oldChannels(account: Account) {
  const channels: Pick<NewMessage, "channel" | "sentTo">[] = [
    { channel: "email", sentTo: account.contactEmail },
  ];
  if (account.mobile) channels.push({ channel: "sms", sentTo: account.mobile });
  return channels;
}

interface Warning {
  readonly request: Request;
  readonly account: Account;
  readonly notice: Notice<WarningTemplate>;
}

export function warnOldChannels(db: Database, secrets: Secrets, warning: Warning) {
  return warnChannels(db, secrets, warning, oldChannels(warning.account));
}

/** The old number alone, which a thief in the mailbox does not read; the address where there is none. */
export function warnOldNumber(db: Database, secrets: Secrets, warning: Warning) {
  return warnChannels(db, secrets, warning, oldChannels(warning.account).slice(-1));
}

export async function warnChannels(
  db: Database,
  secrets: Secrets,
  { request, account, notice }: Warning,
  channels: ReturnType<typeof oldChannels>,
) {
  for (const { channel, sentTo } of channels) {
    const link = await createLink(db, secrets, {
      purpose: "freeze",
      requestId: request.id,
      sentTo,
      hours: 24 * limits.warningLinkDays,
    });
    await queueMessage(db, {
      channel,
      sentTo,
      locale: account.locale,
      accountId: account.id,
      requestId: request.id,
      linkId: link,
      ...notice,
    });
  }
}
