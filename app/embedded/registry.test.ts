import { expect, it, onTestFinished } from "vitest";
import { createRegistry } from "#app/providers/registry/registry.server.ts";
import { queueAccounts } from "./demo/accounts.ts";
import { startEmbeddedRegistry } from "./registry.server.ts";

it("The demonstration's registry knows its companies and associations, and nobody else", async () => {
  const demo = await startEmbeddedRegistry();
  onTestFinished(() => demo.stop());
  const { env } = demo;
  const registry = createRegistry({
    urls: {
      companies: env["COMPANY_REGISTRY_URL"] ?? null,
      journal: env["JOURNAL_URL"] ?? null,
      gazette: env["GAZETTE_URL"] ?? null,
    },
  });
  for (const account of queueAccounts) {
    if (!("siren" in account)) continue;
    const reply = await registry.ask({ source: "companies", number: account.siren });
    expect(reply, account.name).toMatchObject({ state: "found" });
  }
  const castel = await registry.ask({ source: "companies", number: "775670417" });
  expect(castel.found).toMatchObject({ managers: [{ name: "Julie CASTEL", office: "Gérant" }] });
  const states = [
    await registry.ask({ source: "journal", number: "W423004567" }),
    await registry.ask({ source: "gazette", number: "775670417" }),
    await registry.ask({ source: "companies", number: "356000000" }),
  ].map(({ state }) => state);
  expect(states).toEqual(["found", "none", "none"]);
});
