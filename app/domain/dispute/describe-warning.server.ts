import type { Domain } from "#app/domain/domain.ts";
import { maskedForm } from "#app/domain/request/mobile-number.server.ts";
import { changesContact } from "#app/domain/request/risks.ts";
import { shownAddress } from "#app/domain/request/shown-address.ts";
import { asksAddresses, asksNumber } from "#app/domain/situation/catalogue.ts";
import { findAccount } from "#db/accounts.server.ts";
import type { Request } from "#db/schema/requests.ts";
import type { Warning } from "./find-warning.server.ts";
import type { WarnedChange } from "./warned-change.ts";

/** Only what the old channels were told, too: never a whole number. */
export async function describeWarning(
  { db }: Pick<Domain, "db">,
  { recipient, request, invitation }: Pick<Warning, "recipient" | "request" | "invitation">,
): Promise<WarnedChange> {
  const { name } = await findAccount(db, recipient.accountId);
  const invited = request ? null : (invitation?.recipient ?? null);
  const change = request ? changeOf(request) : nothing;
  return { accountName: name, reference: request?.reference ?? null, ...change, invited };
}

const nothing = { situation: null, mobile: null, addresses: [], contact: null };

/** Answers from a situation that was chosen before do not count. */
function changeOf(request: Request) {
  const { situation, mobile, addresses, contactName } = request;
  return {
    situation,
    mobile: mobile && asksNumber(situation) ? maskedForm(mobile) : null,
    addresses: asksAddresses(situation) ? addresses.map(shownAddress) : [],
    contact: changesContact(request) ? contactName : null,
  };
}
