import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { Domain } from "#app/domain/domain.ts";
import { listApiKeys } from "#db/api-keys.server.ts";
import { openTestDomain } from "#tests/support/scenario/staff.ts";
import { createApiKey, endApiKey, isApiKey } from "./api-key.server.ts";

let domain: Domain;
let close: () => Promise<void>;
beforeAll(async () => {
  ({ domain, close } = await openTestDomain());
});
afterAll(() => close());

describe("an API key of the client area", () => {
  it("grants access until it is revoked, and records its last use", async () => {
    const made = await createApiKey(domain, { name: " area ", actor: "system" });
    if (!made.ok) return expect.fail(made.refusal);
    expect(await isApiKey(domain, made.value.key)).toBe(true);
    expect(await isApiKey(domain, `${made.value.key}x`)).toBe(false);
    const [listed] = await listApiKeys(domain.db);
    expect(listed).toMatchObject({ name: "area", revokedAt: null });
    expect(listed?.lastUsedAt).not.toBeNull();
    expect(JSON.stringify(listed)).not.toContain(made.value.key);
    const id = listed?.id ?? "";
    expect((await endApiKey(domain, { id, actor: "system" })).ok).toBe(true);
    expect(await isApiKey(domain, made.value.key)).toBe(false);
    expect((await endApiKey(domain, { id, actor: "system" })).ok).toBe(false);
  });

  it("requires a name", async () => {
    expect(await createApiKey(domain, { name: "  ", actor: "system" })).toEqual({
      ok: false,
      refusal: "name-missing",
    });
    expect((await endApiKey(domain, { id: "x", actor: "system" })).ok).toBe(false);
  });
});
