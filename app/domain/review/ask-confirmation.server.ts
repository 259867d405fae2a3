import type { Domain } from "#app/domain/domain.ts";
import { hourMs } from "#app/domain/durations.ts";
import { limits } from "#app/domain/limits.ts";
import { createLink } from "#app/domain/notice/create-link.server.ts";
import { queueMessage } from "#app/domain/notice/queue-message.server.ts";
import { warnChannels } from "#app/domain/notice/warn-old-channels.server.ts";
import { recordChange } from "#app/domain/request/change-request.server.ts";
import { findAccount } from "#db/accounts.server.ts";
import type { Transaction } from "#db/connection/client.server.ts";
import { databaseNow } from "#db/connection/clock.server.ts";
import type { NewMessage } from "#db/messages.server.ts";
import type { Account } from "#db/schema/accounts.ts";
import type { Request } from "#db/schema/requests.ts";

type Channel = Pick<NewMessage, "channel" | "sentTo">;

/**
 * At the end of the cool-off. The recipient is asked, and the old number where it was proved. The
 * other old channels are told, and can stop it. The row must be locked.
 */
export async function askConfirmation(tx: Transaction, domain: Domain, request: Request) {
  const now = await databaseNow(tx);
  const confirmBefore = new Date(now.getTime() + limits.confirmationHours * hourMs);
  const asked = await recordChange(tx, request, {
    patch: { confirmationAskedAt: now, confirmBefore },
    actor: "system",
    action: "confirmation-asked",
    details: { confirmBefore: confirmBefore.toISOString() },
  });
  const account = await findAccount(tx, request.accountId);
  const { toAsk, toTell } = channelsOf(asked, account);
  const details = { confirmBefore: confirmBefore.toISOString() };
  for (const channel of toAsk) await ask(tx, domain, { asked, account, channel, details });
  const notice = { template: "warning-asked", details } as const;
  await warnChannels(tx, domain.secrets, { request: asked, account, notice }, toTell);
  return asked;
}

function channelsOf({ recipient, currentNumber }: Request, account: Account) {
  const isProved = currentNumber === "proved" && account.mobile !== null;
  const mail = (sentTo: Account["contactEmail"]): Channel => ({ channel: "email", sentTo });
  const sms: Channel[] = account.mobile ? [{ channel: "sms", sentTo: account.mobile }] : [];
  return {
    toAsk: [mail(recipient), ...(isProved ? sms : [])],
    toTell: [
      ...(recipient === account.contactEmail ? [] : [mail(account.contactEmail)]),
      ...(isProved ? [] : sms),
    ],
  };
}

interface Asked {
  readonly asked: Request;
  readonly account: Account;
  readonly channel: Channel;
  readonly details: { readonly confirmBefore: string };
}

async function ask(
  tx: Transaction,
  { secrets }: Domain,
  { asked, account, channel, details }: Asked,
) {
  const linkId = await createLink(tx, secrets, {
    purpose: "confirmation",
    requestId: asked.id,
    sentTo: channel.sentTo,
    hours: limits.confirmationHours,
  });
  await queueMessage(tx, {
    ...channel,
    template: "confirmation",
    locale: account.locale,
    accountId: account.id,
    requestId: asked.id,
    linkId,
    details,
  });
}
