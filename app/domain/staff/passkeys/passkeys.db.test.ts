import { randomUUID } from "node:crypto";
import { sql } from "drizzle-orm";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { Domain } from "#app/domain/domain.ts";
import { limits } from "#app/domain/limits.ts";
import { digest } from "#app/domain/secrets.server.ts";
import { eraseSecrets } from "#db/erase-secrets.server.ts";
import { findStaffMember, updateStaffMember } from "#db/staff.server.ts";
import { hasFreshFactor, touchStaffSession } from "#db/staff-sessions.server.ts";
import { ageFactor } from "#tests/support/access/people.ts";
import { withLimit } from "#tests/support/limits.ts";
import { Authenticator } from "#tests/support/passkeys/authenticator.ts";
import { expectOk, refusalOf } from "#tests/support/scenario/scenario.ts";
import { enrolledMember, openTestDomain, password, visit } from "#tests/support/scenario/staff.ts";
import { listMembers } from "../list-members.server.ts";
import { beginSignIn, openSession } from "../sign-in.server.ts";
import { addPasskey } from "./add-passkey.server.ts";
import { forgetOwnPassword, nameOwnPasskey, removeOwnPasskey } from "./change-passkeys.server.ts";
import { listOwnPasskeys, ownWaysIn } from "./own-passkeys.server.ts";
import { additionOptions, signInOptions, stepUpOptions } from "./passkey-options.server.ts";
import { signInWithPasskey } from "./sign-in-with-passkey.server.ts";
import { stepUpWithPasskey } from "./step-up-with-passkey.server.ts";

const site = { id: "portal.example", origin: "https://portal.example", name: "Portal" };

let domain: Domain;
let close: () => Promise<void>;
beforeAll(async () => {
  ({ domain, close } = await openTestDomain());
});
afterAll(() => close());

type Member = Awaited<ReturnType<typeof enrolledMember>>;
type Create = Parameters<Authenticator["create"]>[1];
type Get = Parameters<Authenticator["get"]>[1];

const askedBy = digest("the session");

async function add(member: Member, key: Authenticator, deviation?: Create, name = "Bureau") {
  const options = await additionOptions(domain, site, { askedBy, staffId: member.id });
  const credential = key.create(options, deviation);
  return addPasskey(domain, site, { staffId: member.id, askedBy, name, credential });
}

async function memberWithPasskey() {
  const member = await enrolledMember(domain);
  const key = new Authenticator(site.origin);
  expectOk(await add(member, key));
  return { member, key };
}

async function signIn(key: Authenticator, deviation?: Get) {
  const credential = key.get(await signInOptions(domain, site), deviation);
  return signInWithPasskey(domain, site, { credential, visit });
}

const idsOf = async ({ id }: Member) => (await listOwnPasskeys(domain, id)).map((one) => one.id);

const events = async ({ id }: Member) => {
  const rows = await domain.db.execute<{ action: string }>(
    sql`select action from audit_events
      where actor = ${`staff:${id}`} or details->>'staffId' = ${id} order by at, id`,
  );
  return rows.map(({ action }) => action);
};

const mails = async ({ id }: Member) => {
  const rows = await domain.db.execute<{ change: string }>(
    sql`select details->>'change' as change from messages where staff_id = ${id} order by created_at`,
  );
  return rows.map(({ change }) => change);
};

const open = (member: Member) =>
  domain.db.transaction((tx) => openSession(tx, member.id, "full", visit));

describe("a passkey", () => {
  it("is added, with a mail to its owner, and signs in without a password", async () => {
    const { member, key } = await memberWithPasskey();
    const { token } = expectOk(await signIn(key));
    expect((await touchStaffSession(domain.db, digest(token), "full"))?.id).toBe(member.id);
    expect(await hasFreshFactor(domain.db, member.id, digest(token))).toBe(true);
    expect(await events(member)).toEqual(["staff.passkey-added", "staff.signed-in"]);
    expect(await mails(member)).toEqual(["passkey-added"]);
    const [listed] = await listOwnPasskeys(domain, member.id);
    expect(listed).toMatchObject({ name: "Bureau", copiedAt: null });
    expect(listed?.lastUsedAt).not.toBeNull();
  });

  it("of an authenticator that does not count signs in again and again", async () => {
    const { key } = await memberWithPasskey();
    expect(refusalOf(await signIn(key, { counter: 0 }))).toBe("accepted");
    expect(refusalOf(await signIn(key, { counter: 0 }))).toBe("accepted");
  });

  it.each<[string, Get]>([
    ["another site", { origin: "https://portal.example.thief.example" }],
    ["a frame of another site", { crossOrigin: true }],
    ["another host", { rpId: "thief.example" }],
    ["a device that asked for nobody", { unverified: true }],
    ["another person's handle", { userHandle: "dGhpZWY" }],
    ["an answer to something else", { type: "webauthn.create" }],
  ])("does not sign in with %s", async (_, deviation) => {
    const { member, key } = await memberWithPasskey();
    expect(refusalOf(await signIn(key, deviation))).toBe("passkey-refused");
    expect(await events(member)).toEqual(["staff.passkey-added"]);
    expect(refusalOf(await signIn(key))).toBe("accepted");
  });

  it("does not sign in when it is unknown, removed, or its owner disabled", async () => {
    expect(refusalOf(await signIn(new Authenticator(site.origin)))).toBe("passkey-refused");
    const { member, key } = await memberWithPasskey();
    await updateStaffMember(domain.db, member.id, { disabledAt: new Date() });
    expect(refusalOf(await signIn(key))).toBe("passkey-refused");
    await updateStaffMember(domain.db, member.id, { disabledAt: null });
    const [id = ""] = await idsOf(member);
    expectOk(await removeOwnPasskey(domain, { staffId: member.id, id }));
    expect(refusalOf(await signIn(key))).toBe("passkey-refused");
  });

  it.each(["", "x", "{}", "null", '{"id":"a","rawId":"a","type":"public-key","response":{}}'])(
    "is nothing that can be read in %s",
    async (credential) => {
      const refused = await signInWithPasskey(domain, site, { credential, visit });
      expect(refusalOf(refused)).toBe("passkey-refused");
    },
  );
});

describe("a challenge", () => {
  it("is used once, by one of many at the same time", async () => {
    const { key } = await memberWithPasskey();
    const options = await signInOptions(domain, site);
    const credential = key.get(options);
    const answers = await Promise.all(
      Array.from({ length: 8 }, () => signInWithPasskey(domain, site, { credential, visit })),
    );
    expect(answers.map(refusalOf).filter((one) => one === "accepted")).toHaveLength(1);
    const again = await signInWithPasskey(domain, site, { credential: key.get(options), visit });
    expect(refusalOf(again)).toBe("passkey-refused");
  });

  it("ends after passkeyChallengeMinutes, and its row goes", async () => {
    const { key } = await memberWithPasskey();
    await withLimit("passkeyChallengeMinutes", 0, async () => {
      expect(refusalOf(await signIn(key))).toBe("passkey-refused");
    });
    const hash = digest((await signInOptions(domain, site)).challenge);
    const rows = () =>
      domain.db.execute(sql`select 1 from passkey_challenges
      where challenge_hash = ${hash}`);
    await eraseSecrets(domain.db);
    expect(await rows()).toHaveLength(1);
    await domain.db.execute(sql`update passkey_challenges set expires_at = now() - interval '1 s'`);
    await eraseSecrets(domain.db);
    expect(await rows()).toHaveLength(0);
  });

  it("rests as a hash", async () => {
    const { challenge } = await signInOptions(domain, site);
    const rows = await domain.db.execute(sql`select * from passkey_challenges`);
    expect(JSON.stringify(rows)).not.toContain(challenge);
    expect(JSON.stringify(rows)).toContain(digest(challenge));
  });

  it("that we did not make, or made for a step-up, signs nobody in", async () => {
    const { member, key } = await memberWithPasskey();
    const own = { challenge: Buffer.from(randomUUID()).toString("base64url"), rpId: site.id };
    const invented = await signInWithPasskey(domain, site, { credential: key.get(own), visit });
    expect(refusalOf(invented)).toBe("passkey-refused");
    const options = await stepUpOptions(domain, site, { askedBy, staffId: member.id });
    const other = await signInWithPasskey(domain, site, { credential: key.get(options), visit });
    expect(refusalOf(other)).toBe("passkey-refused");
  });
});

describe("a copied passkey", () => {
  it("is found by its counter, opens nothing any more, and its owner is told once", async () => {
    const { member, key } = await memberWithPasskey();
    const copy = key.copy();
    expectOk(await signIn(key));
    expect(refusalOf(await signIn(copy))).toBe("passkey-refused");
    expect(refusalOf(await signIn(copy))).toBe("passkey-refused");
    expect(refusalOf(await signIn(key))).toBe("passkey-refused");
    const found = await events(member);
    expect(found.filter((one) => one === "staff.passkey-copied")).toHaveLength(1);
    expect(await mails(member)).toEqual(["passkey-added", "passkey-copied"]);
  });

  it("that is used at the same moment as the original: one of them gets in", async () => {
    const { member, key } = await memberWithPasskey();
    const copy = key.copy();
    const answers = (await Promise.all([signIn(key), signIn(copy)])).map(refusalOf);
    expect(answers.sort()).toEqual(["accepted", "passkey-refused"]);
    expect(await ownWaysIn(domain, member.id)).toMatchObject({ hasPasskey: false });
  });
});

describe("the addition", () => {
  it.each<[string, Create]>([
    ["another site", { origin: "https://thief.example" }],
    ["another host", { rpId: "thief.example" }],
    ["a device that asked for nobody", { unverified: true }],
    ["a frame of another site", { crossOrigin: true }],
    ["certificates, whose revocation lists would be fetched", { certificates: [Buffer.from("x")] }],
  ])("refuses %s", async (_, deviation) => {
    const member = await enrolledMember(domain);
    const added = await add(member, new Authenticator(site.origin), deviation);
    expect(refusalOf(added)).toBe("not-made");
    expect(await idsOf(member)).toEqual([]);
  });

  it("takes the challenge of the session that asked, once, and a name that can be seen", async () => {
    const member = await enrolledMember(domain);
    const options = await additionOptions(domain, site, { askedBy, staffId: member.id });
    const credential = new Authenticator(site.origin).create(options);
    const typed = { staffId: member.id, askedBy, name: "Bureau", credential };
    const elsewhere = { ...typed, askedBy: digest("another session") };
    expect(refusalOf(await addPasskey(domain, site, { ...typed, name: " " }))).toBe("name-missing");
    const hidden = { ...typed, name: "Bu\u202Ereau" };
    expect(refusalOf(await addPasskey(domain, site, hidden))).toBe("name-hidden");
    expect(refusalOf(await addPasskey(domain, site, elsewhere))).toBe("not-made");
    const both = await Promise.all([1, 2].map(() => addPasskey(domain, site, typed)));
    expect(both.map(refusalOf).sort()).toEqual(["accepted", "not-made"]);
  });

  it("refuses a passkey that is known, whoever has it", async () => {
    const { key } = await memberWithPasskey();
    expect(refusalOf(await add(await enrolledMember(domain), key))).toBe("known");
  });

  it("stops at passkeysPerMember, also for several at once", async () => {
    const { member } = await memberWithPasskey();
    await withLimit("passkeysPerMember", 2, async () => {
      const two = [new Authenticator(site.origin), new Authenticator(site.origin)];
      const answers = await Promise.all(two.map((key) => add(member, key)));
      expect(answers.map(refusalOf).sort()).toEqual(["accepted", "too-many-passkeys"]);
    });
  });
});

describe("the step-up with a passkey", () => {
  async function stepUpIn(token: string, owner: Member, key: Authenticator) {
    const options = await stepUpOptions(domain, site, {
      askedBy: digest(token),
      staffId: owner.id,
    });
    return stepUpWithPasskey(domain, site, { token, credential: key.get(options) });
  }

  it("makes the factor of this session fresh", async () => {
    const { member, key } = await memberWithPasskey();
    const token = await open(member);
    await ageFactor({ domain }, token);
    expect(refusalOf(await stepUpIn(token, member, key))).toBe("accepted");
    expect(await hasFreshFactor(domain.db, member.id, digest(token))).toBe(true);
    expect(await events(member)).toEqual(["staff.passkey-added", "staff.stepped-up"]);
  });

  it("takes no passkey of a colleague, and no challenge of another session", async () => {
    const [{ member }, { key: other }] = [await memberWithPasskey(), await memberWithPasskey()];
    const [token, elsewhere] = [await open(member), await open(member)];
    await ageFactor({ domain }, token);
    expect(refusalOf(await stepUpIn(token, member, other))).toBe("passkey-refused");
    const { member: owner, key } = await memberWithPasskey();
    const asked = { askedBy: digest(elsewhere), staffId: owner.id };
    const credential = key.get(await stepUpOptions(domain, site, asked));
    const answer = await stepUpWithPasskey(domain, site, { token, credential });
    expect(refusalOf(answer)).toBe("passkey-refused");
    expect(await hasFreshFactor(domain.db, member.id, digest(token))).toBe(false);
  });
});

describe("the last way in", () => {
  /** Two passkeys and nothing else. */
  async function passwordless() {
    const { member, key } = await memberWithPasskey();
    expectOk(await add(member, new Authenticator(site.origin)));
    expectOk(await forgetOwnPassword(domain, member.id));
    return { member, key };
  }

  it("of two that are removed at once, stays", async () => {
    const { member } = await passwordless();
    const ids = await idsOf(member);
    const removed = await Promise.all(
      ids.map((id) => removeOwnPasskey(domain, { staffId: member.id, id })),
    );
    expect(removed.map(refusalOf).sort()).toEqual(["accepted", "last-way-in"]);
    expect(await idsOf(member)).toHaveLength(1);
  });

  it("is not a copied one", async () => {
    const { member, key } = await passwordless();
    const copy = key.copy();
    expectOk(await signIn(key));
    await signIn(copy);
    const [copied = "", living = ""] = await idsOf(member);
    const remove = (id: string) => removeOwnPasskey(domain, { staffId: member.id, id });
    expect(refusalOf(await remove(living))).toBe("last-way-in");
    expect(refusalOf(await remove(copied))).toBe("accepted");
  });

  it("with a password, every passkey may go; nobody removes or names a colleague's", async () => {
    const { member } = await memberWithPasskey();
    const other = await enrolledMember(domain);
    const [id = ""] = await idsOf(member);
    for (const which of [id, randomUUID(), "x"]) {
      const foreign = { staffId: other.id, id: which };
      expect(refusalOf(await removeOwnPasskey(domain, foreign))).toBe("not-found");
      const named = await nameOwnPasskey(domain, { ...foreign, name: "Mienne" });
      expect(refusalOf(named)).toBe("not-found");
    }
    const own = { staffId: member.id, id };
    expect(refusalOf(await nameOwnPasskey(domain, { ...own, name: "Maison" }))).toBe("accepted");
    expect(refusalOf(await nameOwnPasskey(domain, { ...own, name: "" }))).toBe("name-missing");
    expect((await listOwnPasskeys(domain, member.id))[0]?.name).toBe("Maison");
    expect(refusalOf(await removeOwnPasskey(domain, own))).toBe("accepted");
    expect(await mails(member)).toEqual(["passkey-added", "passkey-removed"]);
  });

  it("the password goes when passkeysWithoutPassword are there, with codes and mail", async () => {
    const { member, key } = await memberWithPasskey();
    expect(refusalOf(await forgetOwnPassword(domain, member.id))).toBe("too-few-passkeys");
    await withLimit("passkeysWithoutPassword", limits.passkeysWithoutPassword - 1, async () => {
      expect(await ownWaysIn(domain, member.id)).toMatchObject({ mayForgetPassword: true });
      expectOk(await forgetOwnPassword(domain, member.id));
    });
    const begun = await beginSignIn(domain, { email: member.email, password, visit });
    expect(refusalOf(begun)).toBe("refused");
    expect(refusalOf(await signIn(key))).toBe("accepted");
    expect(await findStaffMember(domain.db, member.id)).toMatchObject({
      totpSealed: null,
      totpConfirmedAt: null,
      version: member.version + 1,
    });
    const listed = (await listMembers(domain)).find(({ id }) => id === member.id);
    expect(listed?.secondFactor).toBe("confirmed");
    expect(await mails(member)).toEqual(["passkey-added", "password-removed"]);
  });
});
