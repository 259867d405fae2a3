import { sql } from "drizzle-orm";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { freeAccounts } from "#app/embedded/demo/accounts.ts";
import { situations } from "#tests/support/e2e/situations.ts";
import { openTestDomain } from "#tests/support/scenario/staff.ts";
import { catalogue, hasDocuments, situationsFor } from "./catalogue.ts";
import { situationIds } from "./ids.ts";

let opened: Awaited<ReturnType<typeof openTestDomain>>;
beforeAll(async () => {
  opened = await openTestDomain();
});
afterAll(() => opened.close());

describe("a new situation", () => {
  it("is known to the migrated database: generate a migration with `npm run db:generate`", async () => {
    const rows = await opened.domain.db.execute<{ id: string }>(
      sql`select unnest(enum_range(null::situation))::text as id`,
    );
    expect(rows.map(({ id }) => id).sort()).toEqual([...situationIds].sort());
  });

  it("that ends with a new number is walked in the browser: add it to tests/support/e2e/situations.ts", () => {
    const numbered = situationIds.filter((id) => catalogue[id].steps.includes("mobile"));
    expect(situations.map(({ id }) => id).sort()).toEqual([...numbered].sort());
  });

  it("without a new number has a journey of its own in tests/e2e/journeys.spec.ts", () => {
    const others = situationIds.filter((id) => !catalogue[id].steps.includes("mobile"));
    expect(others).toEqual(["individual.no-mailbox", "individual.no-mobile"]);
  });

  it.each(situations)("is walked with what the catalogue asks for ($id)", (walked) => {
    const { id, entity, documents, contact } = walked;
    expect(situationsFor(entity)).toContain(id);
    expect(hasDocuments(id, entity, documents)).toBe(true);
    const answers = { none: ["kept"], kept: ["offered"], new: ["offered", "asked"] }[contact];
    expect(answers).toContain(catalogue[id].contact);
  });

  it("has a free account in the demonstration: add one to app/embedded/demo/accounts.ts", () => {
    const free = (isPerson: boolean) =>
      freeAccounts.filter(({ entity }) => (entity === "individual") === isPerson).length;
    expect(free(true)).toBeGreaterThanOrEqual(situationsFor("individual").length);
    expect(free(false)).toBeGreaterThanOrEqual(situationsFor("company").length);
  });
});
