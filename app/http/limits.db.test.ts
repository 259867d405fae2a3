import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { chooseSituation } from "#app/domain/journey/choose-situation.server.ts";
import { type RateLimit, rateRules } from "#app/domain/limits.ts";
import type { SituationId } from "#app/domain/situation/ids.ts";
import { action as enterAddresses } from "#app/routes/customer/addresses.tsx";
import { action as enterContact } from "#app/routes/customer/contact.tsx";
import { openRateLimiter, type RateLimiter } from "#db/rate-limits.server.ts";
import { withLimit, withPoints } from "#tests/support/limits.ts";
import {
  addAccount,
  expectOk,
  openScene,
  openVisit,
  type Scene,
} from "#tests/support/scenario/scenario.ts";
import { visitOf } from "#tests/support/scenario/visit.ts";
import { tooOften } from "./forms.server.ts";
import { spend } from "./limits.server.ts";

let scene: Scene;
let limiter: RateLimiter;
beforeAll(async () => {
  scene = await openScene();
  limiter = openRateLimiter(scene.url);
});
afterAll(async () => {
  await limiter.close();
  await scene.close();
});

describe("a rate rule", () => {
  it.each(Object.keys(rateRules) as RateLimit[])("%s counts to the number set", async (rule) => {
    const settings = { rateLimitFactor: 1, mode: "real" };
    const services = { ...scene.domain, limiter, settings };
    const key = { [rule]: "192.0.2.1" };
    const rooms = await withPoints(rule, 2, async () => [
      await spend({ services } as never, key),
      await spend({ services } as never, key),
      await spend({ services } as never, key),
    ]);
    expect(rooms.map(({ ok }) => ok)).toEqual([true, true, false]);
    expect(await spend({ services } as never, { [rule]: "198.51.100.1" })).toEqual({ ok: true });
  });

  it("that is used up makes the page say how long to wait, in whole minutes", () => {
    expect(tooOften({ ok: true }, "login")).toBeNull();
    const refused = tooOften({ ok: false, retryAfterSeconds: 61 }, "login", { login: "acme" });
    expect(refused?.init).toEqual({ status: 429 });
    expect(refused?.data.values).toEqual({ login: "acme" });
    expect(refused?.data.errors[0]).toMatchObject({ field: "login" });
    expect(refused?.data.errors[0]?.message).toContain("2\u00a0minutes");
  });
});

describe("the page of an answer refuses by the limit that is set, and says it", () => {
  async function at(situation: SituationId, entity: "individual" | "company") {
    const id = await openVisit(scene, await addAccount(scene, { entity }));
    expectOk(await chooseSituation(scene.domain, id, situation));
    return (form: Record<string, string>) => visitOf(scene, id, form);
  }

  const said = (answer: unknown) => {
    const { data } = answer as { data: { errors: { message: string }[] } };
    return data.errors.map(({ message }) => message.replace(/\s/g, " ")).join();
  };

  it.each([
    ["addresses", 1, "8.8.8.8 9.9.9.9", "1 adresse au plus"],
    ["addressBitsIpv4", 32, "8.8.8.0/24", "Au plus /32 en IPv4, /48 en IPv6"],
    ["addressBitsIpv6", 64, "2a01:cb00::/48", "Au plus /24 en IPv4, /64 en IPv6"],
  ] as const)("%s: %i", async (name, value, addresses, words) => {
    const visit = await at("individual.no-mobile", "individual");
    const answer = await withLimit(name, value, async () =>
      enterAddresses(await visit({ addresses })),
    );
    expect(said(answer)).toContain(words);
  });

  it("contactTextLength: 8", async () => {
    const visit = await at("organisation.retired", "company");
    const form = { contactName: "Julie Castel", contactRole: "gérante", contactEmail: "a@b.fr" };
    const answer = await withLimit("contactTextLength", 8, async () =>
      enterContact(await visit(form)),
    );
    expect(said(answer)).toBe("8 caractères au maximum.");
  });
});
