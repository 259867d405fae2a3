import { eq, sql } from "drizzle-orm";
import { emailAddress } from "#app/domain/email.ts";
import type { StaffId } from "#app/domain/ids.ts";
import type { Database } from "./connection/client.server.ts";
import { accountManagers, accounts } from "./schema/accounts.ts";
import { staff, type StaffMember } from "./schema/staff.ts";

const manager = {
  name: "Élodie Vasseur",
  email: emailAddress.parse("elodie.vasseur@passerelle.example"),
  phone: "+33 1 99 00 10 00",
};

export async function insertDemoAccounts(
  db: Database,
  rows: readonly (typeof accounts.$inferInsert & { managed?: boolean })[],
) {
  await db.insert(accountManagers).values(manager).onConflictDoNothing();
  const [found] = await db
    .select()
    .from(accountManagers)
    .where(eq(accountManagers.email, manager.email));
  const managerId = found?.id ?? null;
  await db
    .insert(accounts)
    .values(rows.map(({ managed, ...row }) => ({ ...row, managerId: managed ? managerId : null })))
    .onConflictDoNothing();
}

export async function saveDemoStaff(
  db: Database,
  person: Pick<StaffMember, "email" | "name" | "roles">,
  secretsFor: (id: StaffId) => Promise<Pick<StaffMember, "passwordHash" | "totpSealed">>,
): Promise<StaffId> {
  const [member] = await db
    .insert(staff)
    .values(person)
    .onConflictDoUpdate({ target: staff.email, set: { name: person.name, roles: person.roles } })
    .returning({ id: staff.id });
  if (!member) throw new Error("the staff member was not written");
  const secrets = await secretsFor(member.id);
  await db
    .update(staff)
    .set({ ...secrets, totpConfirmedAt: sql`coalesce(${staff.totpConfirmedAt}, now())` })
    .where(eq(staff.id, member.id));
  return member.id;
}
