import { randomUUID } from "node:crypto";
import { sql } from "drizzle-orm";
import type { RoleName } from "#app/domain/access/roles.ts";
import { limits } from "#app/domain/limits.ts";
import { digest, newToken } from "#app/domain/secrets.server.ts";
import { hashPassword } from "#app/domain/staff/password.server.ts";
import { sealSeed } from "#app/domain/staff/totp.server.ts";
import { writeToken } from "#app/http/cookies.server.ts";
import { insertStaffMember, updateStaffMember } from "#db/staff.server.ts";
import { insertStaffSession, type StaffStage } from "#db/staff-sessions.server.ts";
import { asEmail } from "#tests/support/contacts.ts";
import type { Scene } from "#tests/support/scenario/scenario.ts";
import { password, secret, visit } from "#tests/support/scenario/staff.ts";
import { type Ask, type Person, roles, type Stage } from "./line.ts";

/** Once: it takes a while by design. */
const hashed = hashPassword(password);

type Means = Pick<Stage, "scene">;

export async function addMember({ scene: { domain } }: Means, given: readonly RoleName[]) {
  const email = asEmail(`${randomUUID()}@desk.example`);
  const member = await insertStaffMember(domain.db, { email, name: "Sacha", roles: [...given] });
  if (!member) throw new Error("the member was not written");
  await updateStaffMember(domain.db, member.id, {
    passwordHash: await hashed,
    totpSealed: sealSeed(domain.secrets, member.id, secret),
    totpConfirmedAt: new Date(),
  });
  return member;
}

export async function addPeople(scene: Scene): Promise<Stage["members"]> {
  const add = (given: readonly RoleName[]) => addMember({ scene }, given);
  const [agent, approver, administrator, auditor, disabled, signedOut] = await Promise.all([
    add(["agent"]),
    add(["approver"]),
    add(["administrator"]),
    add(["auditor"]),
    add(roles),
    add(roles),
  ]);
  await updateStaffMember(scene.domain.db, disabled.id, { disabledAt: new Date() });
  return { agent, approver, administrator, auditor, disabled, "signed-out": signedOut };
}

export async function openStaffSession(
  { scene: { domain } }: Means,
  staffId: Stage["members"]["agent"]["id"],
  stage: StaffStage = "full",
) {
  const token = newToken();
  await insertStaffSession(domain.db, { ...visit, tokenHash: digest(token), staffId, stage });
  return token;
}

const customers: readonly Person[] = ["customer", "other-customer", "expired-link"];

/** What the browser of this person sends. The disabled member's session was never ended. */
export async function cookieOf(
  stage: Stage,
  person: Person,
  { sessions }: Ask,
  hasOldFactor = false,
) {
  const kind = customers.includes(person) ? "customer" : "staff";
  const token = sessions?.[person] ?? (await staffTokenOf(stage, person));
  if (!token) return "";
  if (hasOldFactor) await ageFactor(stage.scene, token);
  const line = await writeToken(kind, token, { services: stage.portal.services } as never);
  return line.split(";")[0] ?? "";
}

export async function ageFactor({ domain }: Pick<Scene, "domain">, token: string) {
  const seconds = limits.factorFreshMinutes * 60 + 1;
  await domain.db.execute(
    sql`update staff_sessions set factor_at = factor_at - make_interval(secs => ${seconds}::int)
      where token_hash = ${digest(token)}`,
  );
}

async function staffTokenOf(stage: Stage, person: Person) {
  if (!(person in stage.members)) return null;
  const member = stage.members[person as keyof Stage["members"]];
  const token = await openStaffSession(stage, member.id);
  if (person === "signed-out") {
    await stage.scene.domain.db.execute(
      sql`update staff_sessions set ended_at = now() where token_hash = ${digest(token)}`,
    );
  }
  return token;
}
