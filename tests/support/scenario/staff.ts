import { generateSync } from "otplib";
import type { RoleName } from "#app/domain/access/roles.ts";
import type { Domain } from "#app/domain/domain.ts";
import { createSecrets } from "#app/domain/secrets.server.ts";
import { hashPassword } from "#app/domain/staff/password.server.ts";
import { beginSignIn } from "#app/domain/staff/sign-in.server.ts";
import { sealSeed } from "#app/domain/staff/totp.server.ts";
import { openDatabase } from "#db/connection/client.server.ts";
import { insertStaffMember, updateStaffMember } from "#db/staff.server.ts";
import { asEmail } from "#tests/support/contacts.ts";
import { testRules } from "#tests/support/rules.ts";
import { createTestDatabase } from "#tests/support/services/database.ts";

export const password = "un violon sous la lune";
export const secret = "JBSWY3DPEHPK3PXPJBSWY3DPEHPK3PXP";
export const visit = { userAgent: "test", address: "192.0.2.7" };

export async function openTestDomain() {
  const database = await createTestDatabase();
  const db = openDatabase(database.url, { connections: 24 });
  const rules = { ...testRules, announcesChanges: false };
  const domain: Domain = { db, secrets: createSecrets("k".repeat(32)), rules };
  const close = async () => {
    await db.close();
    await database.drop();
  };
  return { domain, url: database.url, close };
}

let count = 0;

export async function enrolledMember(
  { db, secrets }: Domain,
  roles: RoleName[] = ["agent", "approver"],
) {
  count += 1;
  const email = asEmail(`member-${String(count)}@desk.example`);
  const member = await insertStaffMember(db, { email, name: "Member", roles });
  if (!member) throw new Error("the member was not written");
  await updateStaffMember(db, member.id, {
    passwordHash: await hashPassword(password),
    totpSealed: sealSeed(secrets, member.id, secret),
    totpConfirmedAt: new Date(),
  });
  return member;
}

export async function halfSignedIn(domain: Domain, email: string) {
  const begun = await beginSignIn(domain, { email, password, visit });
  if (!begun.ok) throw new Error(begun.refusal);
  return begun.value.token;
}

/** `steps` of 30 seconds from now. */
export function codeNow(steps = 0) {
  return generateSync({ secret, epoch: Math.floor(Date.now() / 1000) + steps * 30 });
}
