import { randomUUID } from "node:crypto";
import type { Domain } from "#app/domain/domain.ts";
import type { RequestId } from "#app/domain/ids.ts";
import { digest, newToken } from "#app/domain/secrets.server.ts";
import * as customer from "#app/embedded/demo/customer.server.ts";
import { insertAccounts } from "#db/account-import.server.ts";
import { insertSession } from "#db/sessions.server.ts";
import { insertStaffMember } from "#db/staff.server.ts";
import { asEmail, asMobile } from "#tests/support/contacts.ts";

export interface Giver {
  readonly requestId: RequestId;
  readonly cookie: string;
}

export async function openGiver(domain: Domain): Promise<Giver> {
  const email = asEmail(`${randomUUID()}@desk.example`);
  const member = await insertStaffMember(domain.db, {
    email,
    name: "Claude",
    roles: ["agent", "approver"],
  });
  if (!member) throw new Error("the member of staff was not written");
  const login = `giver-${randomUUID()}`;
  const row = { login, loginKey: login, entity: "company", name: "Essais SARL" } as const;
  const contact = { contactName: "Anne Essai", contactEmail: asEmail(`${login}@exemple.fr`) };
  await insertAccounts(domain.db, [{ ...row, ...contact, siren: "732829320" }]);
  const requestId = await customer.start(domain, { login, staffId: member.id });
  await customer.choose(domain, requestId, "organisation.acquired");
  await customer.giveNumber(domain, requestId, asMobile("+33612349999"));
  const token = newToken();
  await insertSession(domain.db, { tokenHash: digest(token), requestId, scope: "request" });
  // The encoding of an unsigned Remix cookie.
  const value = Buffer.from(JSON.stringify(token)).toString("base64");
  return { requestId, cookie: `visit=${encodeURIComponent(value)}` };
}
