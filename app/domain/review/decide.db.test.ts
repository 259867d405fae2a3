import { sql } from "drizzle-orm";
import fc from "fast-check";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { issueAskedLink } from "#app/domain/invitation/issue-asked-link.server.ts";
import { submitRequest } from "#app/domain/journey/submit-request.server.ts";
import { withdrawRequest } from "#app/domain/journey/withdraw-request.server.ts";
import { digest } from "#app/domain/secrets.server.ts";
import {
  approvalOf,
  approve,
  carryTo,
  quickSubmission,
  seenBy,
} from "#tests/support/scenario/cases.ts";
import { patience, scaled, seeded } from "#tests/support/scenario/scale.ts";
import {
  addAccount,
  answerAll,
  countRows,
  expectOk,
  invite,
  openScene,
  openVisit,
  proveContactOf,
  refusalOf,
  requestOf,
  type Scene,
  tally,
} from "#tests/support/scenario/scenario.ts";
import { approveRequest } from "./approve-request.server.ts";
import type { Seen } from "./decide.server.ts";
import { rejectRequest } from "./reject-request.server.ts";
import { requestChanges } from "./request-changes.server.ts";

let scene: Scene;
beforeAll(async () => {
  scene = await openScene();
});
afterAll(() => scene.close());

const decisions = {
  approve: async (seen: Seen) => {
    const whole = await approvalOf(scene, seen.requestId);
    return approveRequest(scene.domain, { ...whole, ...seen });
  },
  reject: (seen: Seen) => rejectRequest(scene.domain, { ...seen, reason: "Trop ancien." }),
  "request-changes": (seen: Seen) =>
    requestChanges(scene.domain, { ...seen, steps: ["mobile"], message: "Un autre ?" }),
};
const kinds = ["approve", "reject", "request-changes"] as const;

describe("concurrent decisions", () => {
  it(
    "by two staff members have one winner, and the other is told, every time",
    async () => {
      const rounds = scaled(200, 20);
      const colleague = await scene.addStaff();
      const pairs = seeded(7)(
        fc.tuple(fc.constantFrom(...kinds), fc.constantFrom(...kinds)),
        rounds,
      );
      for (const [one, other] of pairs) {
        const { id } = await quickSubmission(scene);
        const seen = await seenBy(scene, id);
        const answers = await Promise.all([
          decisions[one](seen),
          decisions[other]({ ...seen, staffId: colleague }),
        ]);
        expect(tally(answers)).toEqual({ accepted: 1, stale: 1 });
        expect(await countRows(scene, sql`reviews where request_id = ${id}`)).toBe(1);
      }
    },
    patience(300, 30),
  );

  it("and a withdrawal by the customer have one winner, and the other changes nothing", async () => {
    for (let round = 0; round < 5; round += 1) {
      const { id } = await carryTo(scene, "individual.add", "submitted");
      const seen = await seenBy(scene, id);
      const [approved, withdrawn] = await Promise.all([
        decisions.approve(seen),
        withdrawRequest(scene.domain, id),
      ]);
      expect(approved.ok).not.toBe(withdrawn.ok);
      const { status } = await requestOf(scene, id);
      expect(status).toBe(approved.ok ? "applied" : "withdrawn");
    }
  });
});

describe("an approval", () => {
  it("applies only to the version that was seen", async () => {
    const { id } = await carryTo(scene, "organisation.retired", "submitted");
    const seen = await approvalOf(scene, id);
    await proveContactOf(scene, id);
    const late = await approveRequest(scene.domain, seen);
    expect(refusalOf(late)).toBe("stale");
    expect(refusalOf(await approve(scene, id))).toBe("accepted");
  });

  it("requires every box of the checklist", async () => {
    const { id } = await carryTo(scene, "individual.add", "submitted");
    const whole = await approvalOf(scene, id);
    for (const checklist of [[], ["called-back"], ["name-matches"]] as const) {
      const answer = await approveRequest(scene.domain, { ...whole, checklist });
      expect(refusalOf(answer)).toBe("checklist-incomplete");
    }
  });

  it("requires the new contact's proof", async () => {
    const { id } = await carryTo(scene, "organisation.retired", "submitted");
    expect(refusalOf(await approve(scene, id))).toBe("contact-not-proved");
    await proveContactOf(scene, id);
    expect(refusalOf(await approve(scene, id))).toBe("accepted");
  });

  it("is refused to the staff member who invited another recipient", async () => {
    const course = { to: "successor@exemple.fr" };
    const { id } = await carryTo(scene, "individual.add", "submitted", course);
    expect(refusalOf(await approve(scene, id, scene.inviter))).toBe("inviter");
    expect(refusalOf(await approve(scene, id))).toBe("accepted");
  });

  it("is refused to the staff member who invited, when the contact changes", async () => {
    const { id } = await carryTo(scene, "organisation.retired", "submitted");
    await proveContactOf(scene, id);
    expect(refusalOf(await approve(scene, id, scene.inviter))).toBe("inviter");
  });

  it("is allowed to the staff member who invited the main contact, when the contact does not change", async () => {
    const { id } = await carryTo(scene, "individual.add", "submitted");
    expect(refusalOf(await approve(scene, id, scene.inviter))).toBe("accepted");
  });

  it("counts every staff member who invited, also when a later invitation resumed the request", async () => {
    const account = await addAccount(scene);
    const to = "successor@exemple.fr";
    const id = await openVisit(scene, account, { to });
    const second = await scene.addStaff();
    await openVisit(scene, account, { to, by: second });
    await answerAll(scene, id, "individual.add");
    expectOk(await submitRequest(scene.domain, id));
    expect(refusalOf(await approve(scene, id, scene.inviter))).toBe("inviter");
    expect(refusalOf(await approve(scene, id, second))).toBe("inviter");
  });

  it("counts the original inviter when the customer requested the link again", async () => {
    const account = await addAccount(scene);
    const to = "successor@exemple.fr";
    const { token } = await invite(scene, account, { to });
    const loginSealed = scene.domain.secrets.seal(account.loginKey, "issue-link");
    await issueAskedLink(scene.domain, { loginSealed, tokenHash: digest(token) });
    const id = await openVisit(scene, account, { to, by: await scene.addStaff() });
    await answerAll(scene, id, "individual.add");
    expectOk(await submitRequest(scene.domain, id));
    expect(refusalOf(await approve(scene, id, scene.inviter))).toBe("inviter");
  });
});

describe("a message or a reason", () => {
  it("is required to reject or to request changes", async () => {
    const { id } = await carryTo(scene, "individual.add", "submitted");
    const seen = await seenBy(scene, id);
    expect(refusalOf(await rejectRequest(scene.domain, { ...seen, reason: " \n" }))).toBe(
      "reason-missing",
    );
    const back = { ...seen, steps: ["mobile"] as const, message: "?" };
    expect(refusalOf(await requestChanges(scene.domain, { ...back, message: " " }))).toBe(
      "message-missing",
    );
    expect(refusalOf(await requestChanges(scene.domain, { ...back, steps: ["documents"] }))).toBe(
      "steps-missing",
    );
  });
});
