import { sql } from "drizzle-orm";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { RequestId } from "#app/domain/ids.ts";
import { isOpen, statuses } from "#app/domain/request/state-machine.ts";
import { findAccount } from "#db/accounts.server.ts";
import type { SessionScope } from "#db/sessions.server.ts";
import { carryTo } from "#tests/support/scenario/cases.ts";
import {
  expectOk,
  invite,
  openScene,
  requestOf,
  type Scene,
} from "#tests/support/scenario/scenario.ts";
import { beginAnother } from "./begin-another.server.ts";
import { findNextRequestWay } from "./next-request.server.ts";
import { openByLink } from "./open-by-link.server.ts";

let scene: Scene;
beforeAll(async () => {
  scene = await openScene();
});
afterAll(() => scene.close());

async function wayFrom(id: RequestId, scope?: SessionScope) {
  const request = await requestOf(scene, id);
  const account = await findAccount(scene.domain.db, request.accountId);
  return findNextRequestWay(scene.domain, request, account, scope);
}

describe("a reader of a closed request", () => {
  it.each(statuses)("can start another from the link page as main contact (%s)", async (status) => {
    const { id } = await carryTo(scene, "individual.change", status, {
      hasNumber: true,
      losesOld: true,
    });
    expect(await wayFrom(id)).toBe(
      isOpen((await requestOf(scene, id)).status) ? null : "link-page",
    );
  });

  it("can start another at once when a new link opened this visit", async () => {
    const { account, id } = await carryTo(scene, "individual.add", "rejected");
    const { token } = await invite(scene, account, {});
    const opened = expectOk(await openByLink(scene.domain, { token, login: account.login }));
    expect(await wayFrom(id, "closed")).toBe("button");
    expect(await wayFrom(id)).toBe("link-page");
    expectOk(await beginAnother(scene.domain, opened.sessionToken));
    expect(await wayFrom(id, "closed")).toBe("link-page");
  });

  it("can open the invitation's link again as another recipient, while it is renewable", async () => {
    const to = "successor@exemple.fr";
    const { id } = await carryTo(scene, "individual.add", "rejected", { to });
    expect(await wayFrom(id)).toBe("invitation");
    const days = sql`make_interval(days => 30)`;
    await scene.domain.db.execute(
      sql`update links set created_at = created_at - ${days} where sent_to = ${to}`,
    );
    expect(await wayFrom(id)).toBeNull();
  });

  it("cannot start another as a recipient whom the main contact stopped", async () => {
    const { id } = await carryTo(scene, "individual.add", "rejected", { to: "thief@exemple.fr" });
    await scene.domain.db.execute(sql`update requests set alarmed_at = now() where id = ${id}`);
    expect(await wayFrom(id)).toBeNull();
  });

  it("cannot start another as a former main contact", async () => {
    const { id } = await carryTo(scene, "organisation.retired", "applied");
    expect(await wayFrom(id)).toBeNull();
  });
});
