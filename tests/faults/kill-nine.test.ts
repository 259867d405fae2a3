import { setTimeout as sleep } from "node:timers/promises";
import { expect, onTestFinished, test } from "vitest";
import { verifyAuditTrail } from "#db/audit-events.server.ts";
import { type Desks, openDesks } from "#tests/support/e2e/journey.ts";
import { type Situation, situations } from "#tests/support/e2e/situations.ts";
import { fairMs } from "#tests/support/fair-limit.ts";
import { findMissing } from "#tests/support/faults/kept.ts";
import { reportOf, trailOf } from "#tests/support/faults/kill-report.ts";
import { type KillScene, openKillScene } from "#tests/support/faults/kill-scene.ts";
import { approvePatiently } from "#tests/support/faults/patient-desk.ts";
import { Person } from "#tests/support/faults/person.ts";
import {
  findTwice,
  findUnaccounted,
  listSent,
  listWaits,
  waitedMs,
} from "#tests/support/faults/sent.ts";
import { randomFrom } from "#tests/support/random.ts";
import { isFull, scaled } from "#tests/support/scenario/scale.ts";

/** The full run chooses another one each time; PASSERELLE_SEED repeats its choices. */
const seed = Number(process.env.PASSERELLE_SEED ?? (isFull ? Date.now() % 1_000_000 : 9));
const people = scaled(30, 5);
const arrivalMs = scaled(8_000, 1_500);
/** The sample kills everything once: each later kill would only make it longer. */
const pace = { everyMs: scaled(10_000, 3_000), rounds: scaled(Infinity, 1) };
/** At most, from a vendor's work to its answer. */
const vendorMs = 1_500;
/** From the recovery to the leaving of what waits. */
const lateAfterMs = 30_000;

/** Those with documents first: the sample is short. */
const all: Situation[] = [
  ...situations.toReversed(),
  {
    id: "individual.no-mobile",
    entity: "individual",
    hasMobile: false,
    documents: [],
    contact: "none",
  },
];

test(
  "while web processes, workers, store and database are killed, no page lies, nothing is sent twice or late, and every journey can be finished",
  { timeout: 1_500_000 },
  async () => {
    const scene = await openKillScene();
    onTestFinished(() => scene.stop());
    const { product, keeper } = scene;
    const { persons, outages } = await goThroughKills(scene);
    await untilAllHasLeft(scene, persons);

    const sent = await listSent(product);
    console.info(`seed ${String(seed)}: ${reportOf({ persons, outages, sent })}`);
    for (const person of persons) {
      expect.soft(person.lost, trailOf(person)).toEqual([]);
      expect.soft(await findMissing(scene, person), trailOf(person)).toEqual([]);
    }
    expect.soft(findTwice(product)).toEqual([]);
    expect.soft(findUnaccounted(product, sent)).toEqual([]);
    const late = (wait: Parameters<typeof waitedMs>[0]) =>
      waitedMs(wait, outages) > fairMs(lateAfterMs);
    expect.soft(listWaits(persons, sent).filter(late)).toEqual([]);
    expect.soft(announcedBy(scene)).toEqual(changesOf(persons));
    // A page for an outage says that nothing was lost (503); a 500 says that we do not know.
    expect.soft(product.output().match(/^.*"status":500.*$/gm) ?? []).toEqual([]);
    expect.soft(keeper.endedAlone).toEqual([]);
    expect(await verifyAuditTrail(product.domain.db)).toMatchObject({ faults: [] });
  },
);

/** Returns when every journey has ended, and all runs again. */
async function goThroughKills(scene: KillScene) {
  const { product } = scene;
  const random = randomFrom(seed);
  const desks = await openDesks(product);
  // A worker is often killed between the vendor's work and its answer.
  for (const vendor of [product.resend, product.twilio, product.clientArea])
    vendor.answerAfter(() => random() * vendorMs);
  const persons = await comeFrom(scene, random);
  scene.startKilling(random, pace);
  const journeys = persons.map(async (person, index) => {
    await sleep(index * arrivalMs);
    return finish(scene, person, desks);
  });
  const ends = await Promise.allSettled(journeys);
  const outages = await scene.stopKilling();
  const failed = ends.flatMap((end) => (end.status === "rejected" ? [String(end.reason)] : []));
  const told = `seed ${String(seed)}: ${failed.join("; ")}\n${persons.map(trailOf).join("\n")}`;
  expect(failed, told).toEqual([]);
  return { persons, outages };
}

async function comeFrom({ product }: KillScene, random: () => number): Promise<Person[]> {
  const persons: Person[] = [];
  for (let number = 0; number < people; number += 1) {
    const situation = all[number % all.length] ?? expect.fail("no situation");
    const account = await product.newAccount(situation);
    persons.push(new Person(product, account, situation, random));
  }
  return persons;
}

async function finish({ product }: KillScene, person: Person, { reviewer, colleague }: Desks) {
  await person.submit();
  await person.proveContact();
  return approvePatiently(product, [reviewer, colleague], person.account);
}

async function untilAllHasLeft(scene: KillScene, persons: readonly Person[]) {
  const { product } = scene;
  const waiting = async () =>
    (await listSent(product)).filter(({ status }) => ["queued", "sending"].includes(status));
  await expect.poll(waiting, { timeout: fairMs(lateAfterMs) }).toEqual([]);
  const announced = () => announcedBy(scene).length;
  const timeout = fairMs(lateAfterMs);
  await expect.poll(announced, { timeout }).toBeGreaterThanOrEqual(changesOf(persons).length);
}

/** Logins with a new number. The receiver drops what comes again with the same id. */
function announcedBy({ product }: KillScene): string[] {
  const deliveries = product.clientArea.received.map(({ id, body }) => [
    id,
    (body as { data: { login: string } }).data.login,
  ]);
  return Object.values(Object.fromEntries(deliveries) as Record<string, string>).sort();
}

function changesOf(persons: readonly Person[]): string[] {
  const changed = persons.filter(({ situation }) => situation.id !== "individual.no-mobile");
  return changed.map(({ account }) => account.login).sort();
}
