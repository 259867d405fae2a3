import { afterAll, beforeAll, expect, it } from "vitest";
import { withLimit } from "#tests/support/limits.ts";
import {
  atOnce,
  expectOk,
  openScene,
  refusalOf,
  type Scene,
  tally,
} from "#tests/support/scenario/scenario.ts";
import { deleteQueueView, listQueueViews, saveQueueView } from "./saved-views.server.ts";

let scene: Scene;
beforeAll(async () => {
  scene = await openScene();
});
afterAll(() => scene.close());

const save = (name: string, filters = "tab=submitted", staffId = scene.reviewer) =>
  saveQueueView(scene.domain, { staffId, name, filters });
const list = (staffId = scene.reviewer) => listQueueViews(scene.domain, staffId);

it("A view keeps filters under a name, for its member alone; the same name replaces it", async () => {
  expectOk(await save(" Rachats  à relire ", "situation=organisation.acquired&q=secret&x=1"));
  const filters = "tab=submitted&situation=organisation.acquired";
  expect(await list()).toMatchObject([{ name: "Rachats à relire", filters }]);
  expectOk(await save("Rachats à relire", "tab=returned"));
  expect(await list()).toMatchObject([{ filters: "tab=returned" }]);
  expect(await list(scene.inviter)).toEqual([]);
});

it("A view is deleted by its member alone", async () => {
  const [view] = await list();
  const id = view?.id ?? "";
  const remove = (staffId: typeof scene.reviewer) => deleteQueueView(scene.domain, { staffId, id });
  expect(refusalOf(await remove(scene.inviter))).toBe("not-found");
  expectOk(await remove(scene.reviewer));
  expect(refusalOf(await remove(scene.reviewer))).toBe("not-found");
  expect(await list()).toEqual([]);
});

it("A view needs a name of some length, and a member has some views at most", async () => {
  expect(refusalOf(await save("  "))).toBe("name-missing");
  await withLimit("viewNameLength", 3, async () => {
    expect(refusalOf(await save("Quatre"))).toBe("name-long");
  });
  await withLimit("savedViewsPerMember", 2, async () => {
    const results = await atOnce(4, (index) => save(`Vue ${String(index)}`));
    expect(tally(results)).toEqual({ accepted: 2, "too-many-views": 2 });
    const [view] = await list();
    expectOk(await save(view?.name ?? "", "tab=alerts"));
  });
});

it("An id that is none deletes nothing", async () => {
  const answer = deleteQueueView(scene.domain, { staffId: scene.reviewer, id: "x" });
  expect(refusalOf(await answer)).toBe("not-found");
});
