import { sql } from "drizzle-orm";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { InvitationId } from "#app/domain/ids.ts";
import { openByLink } from "#app/domain/invitation/open-by-link.server.ts";
import {
  addAccount,
  expectOk,
  invite,
  letLinksWait,
  openScene,
  type Scene,
  wrongLogin,
} from "#tests/support/scenario/scenario.ts";
import { stopInvitations } from "./invitation-endings.server.ts";
import { listInvitations } from "./invitation-list.server.ts";

let scene: Scene;
beforeAll(async () => {
  scene = await openScene();
});
afterAll(() => scene.close());

async function stateOf(id: InvitationId) {
  const all = await listInvitations(scene.domain.db, 50);
  return all.find((invitation) => invitation.id === id)?.state;
}

const expire = (id: InvitationId) =>
  scene.domain.db.execute(
    sql`update invitations set expires_at = now() - interval '1 second' where id = ${id}`,
  );

describe("the list of invitations", () => {
  it("keeps the ending of each invitation when another is opened", async () => {
    const account = await addAccount(scene);
    const dead = await invite(scene, account);
    const old = await invite(scene, account);
    const spare = await invite(scene, account);
    const used = await invite(scene, account);
    for (let tries = 0; tries < 5; tries += 1) {
      await openByLink(scene.domain, { token: dead.token, login: wrongLogin(account) });
      await letLinksWait(scene);
    }
    await expire(old.invitationId);
    const before = [dead, old, spare, used].map(({ invitationId }) => stateOf(invitationId));
    expect(await Promise.all(before)).toEqual(["dead", "expired", "sent", "sent"]);
    expectOk(await openByLink(scene.domain, { token: used.token, login: account.login }));
    const after = [dead, old, spare, used].map(({ invitationId }) => stateOf(invitationId));
    expect(await Promise.all(after)).toEqual(["dead", "expired", "overtaken", "opened"]);
  });

  it("shows an invitation that the main contact has stopped, and never as opened", async () => {
    const account = await addAccount(scene);
    const { invitationId, recipient } = await invite(scene, account, { to: "autre@exemple.fr" });
    await stopInvitations(scene.domain.db, { accountId: account.id, recipient });
    expect(await stateOf(invitationId)).toBe("stopped");
  });

  it("shows an invitation whose e-mail was refused", async () => {
    const { invitationId } = await invite(scene, await addAccount(scene));
    await scene.domain.db.execute(
      sql`update messages set status = 'refused' where invitation_id = ${invitationId}`,
    );
    expect(await stateOf(invitationId)).toBe("undelivered");
  });
});
