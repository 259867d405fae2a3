import { afterAll, beforeAll, expect, it } from "vitest";
import type { PageContext } from "#app/http/context.ts";
import { openRateLimiter, type RateLimiter } from "#db/rate-limits.server.ts";
import { withPoints } from "#tests/support/limits.ts";
import {
  addAccount,
  invite,
  openScene,
  type Scene,
  wrongLogin,
} from "#tests/support/scenario/scenario.ts";
import { action } from "./code.tsx";

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

async function type(login: string, code: string) {
  const settings = { publicOrigin: "http://portal.example", rateLimitFactor: 1, mode: "real" };
  const services = { ...scene.domain, limiter, settings };
  const context = { services, clientAddress: "192.0.2.1" } as unknown as PageContext;
  const body = new URLSearchParams({ login, code });
  const request = new Request(settings.publicOrigin, { method: "POST", body });
  const answer = await action({ request, context, params: {} });
  return "init" in answer ? answer.init?.status : (answer as Response).status;
}

it("An impossible code or login uses up no attempts; a wrong one makes the next attempt wait", async () => {
  const account = await addAccount(scene);
  const { code } = await invite(scene, account);
  await withPoints("code-login-burst", 2, async () => {
    for (const odd of ["", "AAAA", "AAAA-BBBB-CCCO", "AAAA-BBBB-CCCC-DDDD"]) {
      expect(await type(account.login, odd)).toBe(422);
    }
    for (let tries = 0; tries < 4; tries += 1) expect(await type("test", code)).toBe(422);
    const wrong = wrongLogin(account);
    expect([await type(wrong, code), await type(wrong, code), await type(wrong, code)]).toEqual([
      422, 422, 429,
    ]);
    expect(await type(account.login, code)).toBe(303);
  });
});
