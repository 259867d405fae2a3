import { afterAll, beforeAll, expect, it } from "vitest";
import { chooseSituation } from "#app/domain/journey/choose-situation.server.ts";
import { m } from "#app/i18n/paraglide/messages.js";
import { openRateLimiter } from "#db/rate-limits.server.ts";
import { withPoints } from "#tests/support/limits.ts";
import {
  addAccount,
  expectOk,
  openScene,
  openVisit,
  requestOf,
  type Scene,
} from "#tests/support/scenario/scenario.ts";
import { leadsTo, openSession, visitOf } from "#tests/support/scenario/visit.ts";
import { action } from "./mobile.tsx";

let scene: Scene;
beforeAll(async () => {
  scene = await openScene();
});
afterAll(() => scene.close());

/** A number of an overseas range, written with the mainland prefix. */
const mobile = "+33694001234";
const explanation = "Porté en métropole";

it("a number that is asked about too often is refused unread, and kept, by session and by address", async () => {
  const limiter = openRateLimiter(scene.url);
  const id = await openVisit(scene, await addAccount(scene));
  expectOk(await chooseSituation(scene.domain, id, "individual.add"));
  const token = await openSession(scene, id);
  const ask = async (from: { token: string; clientAddress: string }, form = {}) =>
    action(await visitOf(scene, id, { mobile: "0142685300", ...form }, { limiter, ...from }));
  const here = "192.0.2.1";
  const full = { init: { status: 429 }, data: { values: { mobile: "0142685300" } } };
  await withPoints("mobile-session", 2, async () => {
    for (let index = 0; index < 2; index += 1) {
      expect(await ask({ token, clientAddress: here })).toMatchObject({ init: { status: 422 } });
    }
    expect(await ask({ token, clientAddress: here })).toMatchObject(full);
    const again = { token: await openSession(scene, id), clientAddress: here };
    expect(await ask(again)).toMatchObject({ init: { status: 422 } });
    expect(await ask({ token, clientAddress: here }, { mobile, explanation })).toMatchObject({
      init: { status: 429 },
      data: { explainable: { number: mobile, explanation }, errors: [{ field: "explanation" }] },
    });
  });
  await withPoints("mobile-address", 1, async () => {
    const there = { token: await openSession(scene, id), clientAddress: "198.51.100.1" };
    expect(await ask(there)).toMatchObject({ init: { status: 422 } });
    const other = { token: await openSession(scene, id), clientAddress: "198.51.100.1" };
    expect(await ask(other)).toMatchObject(full);
  });
  expect(await requestOf(scene, id)).toMatchObject({ mobile: null });
  await limiter.close();
});

it("a mainland number that exists overseas is refused with the question which of the two is meant", async () => {
  const abroad = await openScene({ allowedCountries: ["FR", "GF"] });
  const id = await openVisit(abroad, await addAccount(abroad));
  const asked = await action(await visitOf(abroad, id, { mobile: " +33 6 94 00 12 34" }));
  expect(asked).toMatchObject({
    init: { status: 422 },
    data: {
      values: { mobile: " +33 6 94 00 12 34" },
      proposal: { number: "+594694001234", shown: "+594 694 00 12 34" },
      errors: [
        {
          field: "mobile",
          message: m.journey_mobile_proposed({
            typed: "+33 6 94 00 12 34",
            shown: "+594 694 00 12 34",
            territory: "Guyane",
          }),
        },
      ],
    },
  });
  const isTheirs = action(await visitOf(abroad, id, { mobile: "+594694001234" }));
  expect(await leadsTo(isTheirs)).toBe("/request/verification");
  await abroad.close();
});

it("an explained number is saved unchanged with its explanation, and no other number is", async () => {
  const id = await openVisit(scene, await addAccount(scene));
  expectOk(await chooseSituation(scene.domain, id, "individual.add"));
  const save = async (form: Record<string, string>) => action(await visitOf(scene, id, form));
  const onwards = "/request/verification";
  expect(await leadsTo(save({ mobile }))).toBeNull();
  expect(await leadsTo(save({ mobile, explanation }))).toBe(onwards);
  expect(await leadsTo(save({ mobile }))).toBe(onwards);
  expect(await requestOf(scene, id)).toMatchObject({ mobile, mobileExplanation: explanation });
  expect(await leadsTo(save({ mobile: "+33694001235" }))).toBeNull();
  expect(await save({ mobile, explanation: " " })).toMatchObject({
    init: { status: 422 },
    data: { explainable: { explanation: "" } },
  });
});
