import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { readAuditSearch } from "#app/domain/audit/search.ts";
import type { RequestId, StaffId } from "#app/domain/ids.ts";
import { loadCase } from "#app/domain/review/load-case.server.ts";
import { saveCaseChecks } from "#app/domain/review/save-checks.server.ts";
import {
  approvalOf,
  approve,
  carryTo,
  concludeNow,
  seenBy,
  undo,
} from "#tests/support/scenario/cases.ts";
import { expectOk, openScene, requestOf, type Scene } from "#tests/support/scenario/scenario.ts";
import { evidenceParts } from "./evidence-parts.server.ts";
import { searchAudit } from "./search-audit.server.ts";

let scene: Scene;
beforeAll(async () => {
  scene = await openScene({ undoMinutes: 10 });
});
afterAll(() => scene.close());

/** What `approve` gives as its reason. */
const comment = "Vérifié au téléphone.";

/** The case page and its PDF, the files of the evidence, and the search of the audit trail. */
const surfaces: Record<string, (id: RequestId, staffId: StaffId) => Promise<unknown>> = {
  "the case": async (id, staffId) =>
    loadCase(scene.domain, (await requestOf(scene, id)).reference, staffId),
  "the evidence": async (id, staffId) => {
    const of = { db: scene.domain.db, request: await requestOf(scene, id), staffId };
    return Promise.all(Object.values(evidenceParts).map((part) => part(of)));
  },
  "the audit trail": async (id, staffId) => {
    const { reference } = await requestOf(scene, id);
    const { search } = readAuditSearch(new URLSearchParams({ reference }));
    return searchAudit(scene.domain, { search, staffId }, null);
  },
};

const roles = ["agent", "approver", "administrator", "auditor"] as const;

/** The first of two has approved, and ticked what they checked. */
async function approvedOnce() {
  const { id } = await carryTo(scene, "organisation.acquired", "submitted", { knownPhone: null });
  const [first, second] = [await scene.addStaff([...roles]), await scene.addStaff([...roles])];
  const { checklist: checks } = await approvalOf(scene, id, first);
  expect(checks.length).toBeGreaterThan(0);
  const seen = await seenBy(scene, id, first);
  expectOk(await saveCaseChecks(scene.domain, { ...seen, checks: [...checks] }));
  expectOk(await approve(scene, id, first));
  return { id, first, second };
}

describe("who approves second, whatever other roles they have,", () => {
  it.each(Object.keys(surfaces))(
    "finds nothing of what the first one thought in %s",
    async (name) => {
      const { id, first, second } = await approvedOnce();
      const read = async (staffId: StaffId) => JSON.stringify(await surfaces[name]?.(id, staffId));
      expect(await read(second)).toContain((await requestOf(scene, id)).reference);
      expect(await read(second)).not.toContain(comment);
      expect(await read(first)).toContain(comment);
      expectOk(await approve(scene, id, second));
      expectOk(await concludeNow(scene, id));
      expect(await read(second)).toContain(comment);
    },
  );

  it.each(Object.keys(surfaces))(
    "nor of who approved with them before it was undone, in %s",
    async (name) => {
      const { id, second } = await approvedOnce();
      const third = await scene.addStaff([...roles]);
      expectOk(await approve(scene, id, second));
      expectOk(await undo(scene, id, second));
      const shown = JSON.stringify(await surfaces[name]?.(id, third));
      expect(shown).toContain((await requestOf(scene, id)).reference);
      expect(shown).not.toContain(comment);
    },
  );

  it("sees that one approved, and no box that the other ticked", async () => {
    const { id, first, second } = await approvedOnce();
    const { reference } = await requestOf(scene, id);
    const caseOf = (staffId: StaffId) => loadCase(scene.domain, reference, staffId);
    expect((await caseOf(second))?.approvals).toEqual({ given: 1, needed: 2 });
    expect((await caseOf(second))?.context).toMatchObject({ ownChecks: [], colleagueChecks: [] });
    expect((await caseOf(first))?.context.ownChecks).not.toEqual([]);
  });
});
