import { sql } from "drizzle-orm";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { StaffId } from "#app/domain/ids.ts";
import { openByLink } from "#app/domain/invitation/open-by-link.server.ts";
import { staffOwner } from "#app/domain/kept-form/kept-form.ts";
import { digest, newToken } from "#app/domain/secrets.server.ts";
import { claimKeptForms } from "#db/kept-forms.server.ts";
import { insertStaffSession } from "#db/staff-sessions.server.ts";
import {
  addAccount,
  countRows,
  expectOk,
  invite,
  openScene,
  type Scene,
} from "#tests/support/scenario/scenario.ts";
import { leadsTo } from "#tests/support/scenario/visit.ts";
import type { PageContext } from "../context.ts";
import { type CookieKind, writeToken } from "../cookies.server.ts";
import { requireCustomer } from "../customer/customer.server.ts";
import { requireStaff } from "../staff/staff.server.ts";
import { readKeptForm } from "./give-back.server.ts";

let scene: Scene;
let context: PageContext;
beforeAll(async () => {
  scene = await openScene();
  const settings = { publicOrigin: "http://portal.example" };
  context = { services: { ...scene.domain, settings } } as unknown as PageContext;
});
afterAll(() => scene.close());

async function ask(kind: CookieKind, token: string, path: string, form?: Record<string, string>) {
  const cookie = { Cookie: await writeToken(kind, token, context) };
  return new Request(`http://portal.example${path}`, {
    headers: token ? cookie : {},
    ...(form && { method: "POST", body: new URLSearchParams(form) }),
  });
}

const letPass = () =>
  scene.domain.db.execute(sql`update sessions set last_seen_at = now() - interval '31 minutes'`);

async function newcomer() {
  const account = await addAccount(scene);
  const open = async () => {
    const { token } = await invite(scene, account);
    return expectOk(await openByLink(scene.domain, { token, login: account.login }));
  };
  return { open, token: (await open()).sessionToken };
}

const sendAs = async (token: string, path: string, form?: Record<string, string>) =>
  leadsTo(requireCustomer(await ask("customer", token, path, form), context));

const seenBy = async (token: string, path: string) =>
  readKeptForm(await ask("customer", token, path), context);

const contact = { contactName: "Claire", contactRole: "", contactEmail: "claire@exemple.fr" };

describe("a customer's form after the end of the session", () => {
  it("is kept and comes back in the session of the new link, once", async () => {
    const { token, open } = await newcomer();
    await letPass();
    // The router ignores a trailing slash.
    expect(await sendAs(token, "/request/contact/", contact)).toBe("/link?ended=kept");
    const { sessionToken, keptAt } = await open();
    expect(keptAt).toBe("/request/contact");
    const kept = await seenBy(sessionToken, "/request/contact?kept");
    expect(kept?.fields).toEqual({
      contactName: ["Claire"],
      contactEmail: ["claire@exemple.fr"],
    });
    // Looking changes nothing; sending the form does.
    expect(await seenBy(sessionToken, "/request/contact?kept")).toEqual(kept);
    expect(await seenBy(sessionToken, "/request/contact")).toBeNull();
    expect(await sendAs(sessionToken, "/request/contact", contact)).toBeNull();
    expect(await seenBy(sessionToken, "/request/contact?kept")).toBeNull();
  });

  it("is shown neither to the cookie that sent it nor to a session that ended", async () => {
    const { token, open } = await newcomer();
    await letPass();
    await sendAs(token, "/request/contact", contact);
    expect(await seenBy(token, "/request/contact?kept")).toBeNull();
    const { sessionToken } = await open();
    expect(await seenBy(token, "/request/contact?kept")).toBeNull();
    await letPass();
    expect(await seenBy(sessionToken, "/request/contact?kept")).toBeNull();
  });

  it("keeps no one-time code, no hidden field and no field that the form does not have", async () => {
    const { token, open } = await newcomer();
    await letPass();
    expect(await sendAs(token, "/request/verification", { code: "123456" })).toBe("/link?ended=1");
    await sendAs(token, "/request/mobile", { mobile: "06 12 34 56 78", code: "1", secret: "x" });
    const { sessionToken } = await open();
    expect((await seenBy(sessionToken, "/request/verification?kept"))?.fields).toEqual({});
    expect((await seenBy(sessionToken, "/request/mobile?kept"))?.fields).toEqual({
      mobile: ["06 12 34 56 78"],
    });
  });

  it("keeps nothing of a reader, of an unknown cookie or without one, and says so", async () => {
    const { token } = await newcomer();
    await letPass();
    const rows = () => countRows(scene, sql`kept_forms`);
    const before = await rows();
    expect(await sendAs(token, "/request/contact")).toBe("/link?ended=1");
    expect(await sendAs("invented", "/request/contact", contact)).toBe("/link?ended=lost");
    expect(await sendAs("", "/request/contact", contact)).toBe("/link?ended=lost");
    expect(await sendAs("", "/request/contact")).toBe("/link?ended=1");
    expect(await rows()).toBe(before);
  });

  it("says that a form that is too long is lost", async () => {
    const { token } = await newcomer();
    await letPass();
    const addresses = "8.8.8.8\n".repeat(10_000);
    expect(await sendAs(token, "/request/addresses", { addresses })).toBe("/link?ended=lost");
  });
});

describe("a member's form after the end of the session", () => {
  const rejection = "/staff/requests/ABCD-EFGH/rejection";
  const form = { version: "7", reason: "Le Kbis est celui d’une autre société." };

  async function signIn(staffId: StaffId, { claims = true } = {}) {
    const token = newToken();
    const row = { tokenHash: digest(token), staffId, userAgent: "", address: "192.0.2.1" };
    await insertStaffSession(scene.domain.db, { ...row, stage: "full" });
    if (!claims) return { token, keptAt: null };
    const keptAt = await scene.domain.db.transaction((tx) =>
      claimKeptForms(tx, staffOwner(staffId), digest(token)),
    );
    return { token, keptAt };
  }
  const end = () =>
    scene.domain.db.execute(
      sql`update staff_sessions set last_seen_at = now() - interval '31 minutes'`,
    );
  const send = async (token: string, fields = form) =>
    leadsTo(requireStaff(await ask("staff", token, rejection, fields), context));
  const see = async (token: string) =>
    readKeptForm(await ask("staff", token, `${rejection}?kept`), context);

  it("comes back to the same member with the version that was seen, and to nobody else", async () => {
    const { token } = await signIn(scene.reviewer);
    await end();
    expect(await send(token)).toBe("/staff/login?ended=kept");
    const other = await signIn(scene.administrator);
    expect(other.keptAt).toBeNull();
    expect(await see(other.token)).toBeNull();
    const same = await signIn(scene.reviewer);
    expect(same.keptAt).toBe(rejection);
    expect(await see(same.token)).toMatchObject({ version: 7, fields: { reason: [form.reason] } });
    expect(await send(same.token)).toBeNull();
    expect(await see(same.token)).toBeNull();
  });

  it("keeps which template a message comes from", async () => {
    const messages = "/staff/requests/ABCD-EFGH/messages";
    const typed = { text: "La date ?", templateId: "16633539-34f1-5456-aa8a-1750670656ac" };
    const { token } = await signIn(scene.reviewer);
    await end();
    const posted = await ask("staff", token, messages, { ...typed, formId: "1" });
    await leadsTo(requireStaff(posted, context));
    const same = await signIn(scene.reviewer);
    const kept = await readKeptForm(await ask("staff", same.token, `${messages}?kept`), context);
    expect(kept?.fields).toEqual({ text: [typed.text], templateId: [typed.templateId] });
  });

  it("is not kept of a session that was signed out, or that waits for the second factor", async () => {
    const { token } = await signIn(scene.inviter);
    await scene.domain.db.execute(
      sql`update staff_sessions set ended_at = now() where token_hash = ${digest(token)}`,
    );
    expect(await send(token)).toBe("/staff/login?ended=lost");
    const half = newToken();
    const row = { staffId: scene.inviter, userAgent: "", address: "192.0.2.1" };
    await insertStaffSession(scene.domain.db, {
      ...row,
      tokenHash: digest(half),
      stage: "password",
    });
    expect(await send(half)).toBe("/staff/login?ended=lost");
    const owner = staffOwner(scene.inviter);
    expect(await countRows(scene, sql`kept_forms where owner = ${owner}`)).toBe(0);
  });

  it("after a page that was only asked for, the sign-in says that the session ended", async () => {
    const { token } = await signIn(scene.reviewer, { claims: false });
    await end();
    const page = requireStaff(await ask("staff", token, "/staff/requests?status=open"), context);
    expect(await leadsTo(page)).toBe("/staff/login?ended=1&to=%2Fstaff%2Frequests%3Fstatus%3Dopen");
    const first = requireStaff(await ask("staff", "", "/staff/sessions"), context);
    expect(await leadsTo(first)).toBe("/staff/login?to=%2Fstaff%2Fsessions");
  });
});
