import { expect, it } from "vitest";
import type { SecondLookId } from "#app/domain/ids.ts";
import { limits } from "#app/domain/limits.ts";
import type { DoneLook } from "#app/domain/second-look/second-look.ts";
import { withLimit } from "#tests/support/limits.ts";
import { inLocale } from "#tests/support/locale.ts";
import { renderPage } from "#tests/support/render-page.tsx";
import { SecondLookPage } from "./second-look-page.tsx";
import { SecondLooksPage } from "./second-looks-page.tsx";

const at = new Date("2026-11-28T10:00:00Z");
const differed: DoneLook = {
  ...{ reference: "ABCD-2345", version: 7, agreed: false, approval: "waiting", takesEffectAt: at },
  first: { decision: "approved", by: "Noa", at, words: null },
  second: { decision: "reject", by: "Sacha", at, words: "La voix ne correspond pas." },
};

function pageOf(done: DoneLook, may: readonly ("approve" | "freeze" | "read")[] = ["freeze"]) {
  const member = { name: "Sacha", may };
  const page = () => (
    <SecondLookPage member={member} blind={null} done={done} refused={undefined} />
  );
  return inLocale("en", () => renderPage(page));
}

const freeze = "Put on hold";

it("offers to put the request on hold while a differing approval has no effect, and only then", () => {
  expect(pageOf(differed)).toContain(freeze);
  expect(pageOf(differed, ["read"])).not.toContain(freeze);
  expect(pageOf({ ...differed, approval: "applied" })).not.toContain(freeze);
  expect(pageOf({ ...differed, approval: "frozen" })).not.toContain(freeze);
  expect(pageOf({ ...differed, agreed: true })).not.toContain(freeze);
  const rejected = { ...differed, first: { ...differed.first, decision: "rejected" as const } };
  expect(pageOf(rejected)).not.toContain(freeze);
});

it("says after an effect whom to call", () => {
  expect(pageOf({ ...differed, approval: "applied" })).toContain("call the customer on a number");
});

it("says how many are picked and how long they wait, as the limits are", async () => {
  const id = crypto.randomUUID() as SecondLookId;
  const waiting = [{ id, situation: null, pickedAt: at.toISOString(), isOwn: false }];
  const member = { name: "Sacha", may: [] };
  const page = () => <SecondLooksPage member={member} waiting={waiting} notice={null} />;
  const text = () => inLocale("en", () => renderPage(page));
  expect(text()).toContain(`about 1 in ${String(limits.secondLookOneIn)}`);
  expect(await withLimit("secondLookOneIn", 9, text)).toContain("about 1 in 9");
  expect(await withLimit("secondLookDays", 3, text)).toContain("after 3 days");
});
