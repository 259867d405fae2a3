import { randomBytes } from "node:crypto";
import { generateSecret } from "otplib";
import { createApiKey } from "#app/domain/account/api-key.server.ts";
import { emailAddress } from "#app/domain/email.ts";
import type { StaffId } from "#app/domain/ids.ts";
import { inviteAccount } from "#app/domain/invitation/invite-account.server.ts";
import { hashPassword } from "#app/domain/staff/password.server.ts";
import { sealSeed } from "#app/domain/staff/totp.server.ts";
import type { Settings } from "#app/env.server.ts";
import { paths } from "#app/routes/paths.ts";
import { createServices, type Services } from "#app/services.server.ts";
import { findLoginLink } from "#db/links.server.ts";
import { countRequests } from "#db/requests.server.ts";
import { insertDemoAccounts, saveDemoStaff } from "#db/seed.server.ts";
import { demoRow, freeAccounts, queueAccounts } from "./accounts.ts";
import { expectOk } from "./customer.server.ts";
import { type DemoFile, readDemoFile, writeDemoFile } from "./demo-file.server.ts";
import { fillQueue } from "./queue.server.ts";

const deciding = ["agent", "approver"] as const;

const people = [
  {
    email: "alex@passerelle.example",
    name: "Alex Fontaine",
    roles: [...deciding, "administrator"],
  },
  { email: "dominique@passerelle.example", name: "Dominique Sorel", roles: deciding },
  { email: "sam@passerelle.example", name: "Sam Okafor", roles: deciding },
  { email: "noa@passerelle.example", name: "Noa Lindqvist", roles: [...deciding, "administrator"] },
  { email: "robin@passerelle.example", name: "Robin Castel", roles: ["agent"] },
  { email: "andrea@passerelle.example", name: "Andrea Moreau", roles: ["auditor"] },
] as const;

/** Idempotent: a restart keeps existing data. */
export async function seedDemo(settings: Settings) {
  const services = createServices({ ...settings, logLevel: "silent" }, "command");
  try {
    await insertDemoAccounts(services.db, [...freeAccounts, ...queueAccounts].map(demoRow));
    const demo = await credentials(services, await readDemoFile(settings.dataDir));
    await writeDemoFile(settings.dataDir, demo.file);
    const [inviter, reviewer] = demo.staffIds;
    if (!inviter || !reviewer) throw new Error("the demonstration has no staff");
    if ((await countRequests(services.db)) === 0) {
      const rules = { ...services.rules, undoMinutes: 0 };
      await fillQueue({ services: { ...services, rules }, inviter, reviewer });
    }
    return { customerLink: await readyLink(services, inviter), staffEmail: people[0].email };
  } finally {
    await services.close();
  }
}

async function credentials(services: Services, known: DemoFile | null) {
  const staffIds: StaffId[] = [];
  const staff: DemoFile["staff"] = [];
  for (const person of people) {
    const kept = known?.staff.find(({ email }) => email === person.email);
    const password = kept?.password ?? randomBytes(12).toString("base64url");
    const totpSecret = kept?.totpSecret ?? generateSecret();
    staff.push({ email: person.email, password, totpSecret, roles: [...person.roles] });
    const id = await saveDemoStaff(
      services.db,
      { ...person, email: emailAddress.parse(person.email), roles: [...person.roles] },
      async (id) => ({
        passwordHash: await hashPassword(password),
        totpSealed: sealSeed(services.secrets, id, totpSecret),
      }),
    );
    staffIds.push(id);
  }
  const apiKey = known?.apiKey ?? (await newApiKey(services));
  const accounts = [...freeAccounts, ...queueAccounts].map(
    ({ login, entity, name, contactEmail }) => ({
      login,
      entity,
      name,
      email: contactEmail,
    }),
  );
  const { publicOrigin: origin } = services.settings;
  return { staffIds, file: { origin, accounts, staff, apiKey } satisfies DemoFile };
}

async function newApiKey(services: Services) {
  const made = await createApiKey(services, { name: "Démonstration", actor: "system" });
  return expectOk(made).key;
}

/** New at every start, because an old one may be used or expired. */
async function readyLink(services: Services, staffId: StaffId) {
  const [account] = freeAccounts;
  const invited = await inviteAccount(services, {
    login: account?.login ?? "",
    otherRecipient: null,
    staffId,
  });
  const link = await findLoginLink(services.db, expectOk(invited).invitationId);
  return `${services.settings.publicOrigin}${paths.login({ token: services.secrets.linkToken(link.id) })}`;
}
