import postgres from "postgres";
import { expect, onTestFinished, test } from "vitest";
import { findAccountByLogin } from "#db/accounts.server.ts";
import { verifyAuditTrail } from "#db/audit-events.server.ts";
import { runFlow } from "#tests/support/e2e/flow.ts";
import { type Instances, startInstances } from "#tests/support/e2e/instances.ts";
import { openDesks, runJourney } from "#tests/support/e2e/journey.ts";
import { situations } from "#tests/support/e2e/situations.ts";
import { isFull, scaled } from "#tests/support/scenario/scale.ts";

const flows = 50;

async function start(): Promise<Instances> {
  const product = await startInstances({ servers: 2, workers: 2 });
  onTestFinished(() => product.stop());
  return product;
}

async function requestsOf({ databaseUrl }: Instances) {
  const sql = postgres(databaseUrl, { max: 1 });
  const rows = await sql<{ reference: string; status: string; version: number }[]>`
    select reference, status, version from requests order by created_at`;
  await sql.end();
  return [...rows];
}

/** Every message of these flows has its own text. */
function expectNothingTwice({ resend, twilio }: Instances) {
  const mails = resend.received.map(({ to, subject, text }) => `${to.join()} ${subject} ${text}`);
  expect(new Set(mails).size).toBe(mails.length);
  const sms = twilio.received.map(({ to, text }) => `${to} ${text}`);
  expect(new Set(sms).size).toBe(sms.length);
}

async function untilAllIsDone(product: Instances) {
  await expect.poll(() => waitingMessages(product), { timeout: 60_000 }).toEqual([]);
  await expect.poll(() => waitingJobs(product), { timeout: 60_000 }).toEqual([]);
}

async function sentByTemplate({ databaseUrl, resend, twilio }: Instances) {
  const sql = postgres(databaseUrl, { max: 1 });
  const rows = await sql<{ id: string; template: string; channel: string }[]>`
    select id, template, channel from messages`;
  await sql.end();
  const mails = rows.filter(({ channel }) => channel === "email").map(({ id }) => id);
  expect(resend.received.map(({ idempotencyKey }) => idempotencyKey).sort()).toEqual(mails.sort());
  expect(twilio.received).toHaveLength(rows.length - mails.length);
  const counts: Record<string, number> = {};
  for (const { template } of rows) counts[template] = (counts[template] ?? 0) + 1;
  return counts;
}

test(
  "the six situations, spread over two web processes and two workers, end in changed accounts; each mail, SMS and webhook is sent once",
  { timeout: 600_000 },
  async () => {
    const product = await start();
    const desks = await openDesks(product);
    const rounds = scaled(5, 1);
    const all = Array.from({ length: rounds }, () => situations).flat();
    const journeys = await Promise.all(
      all.map((situation) => runJourney(product, desks, situation, turnsOf(situation.id))),
    );
    await untilAllIsDone(product);

    for (const { account, newContact } of journeys) {
      const found = await findAccountByLogin(product.domain.db, account.login);
      expect(found?.mobile).toBe(account.mobile);
      expect([account.email, newContact]).toContain(found?.contactEmail);
    }
    expect(await verifyAuditTrail(product.domain.db)).toMatchObject({ faults: [] });
    const announced = product.clientArea.received.map(
      ({ body }) => (body as { data: { request: string } }).data.request,
    );
    expect(announced.sort()).toEqual(journeys.map(({ reference }) => reference).sort());
    // Warnings go to the six contacts and the two previous numbers; approval messages also go to
    // new contacts. The acquisition and the request that was frozen wait for their delay as well.
    expect(await sentByTemplate(product)).toEqual(
      timesEach(rounds, {
        invitation: 6,
        "one-time-code": 8,
        "contact-proof": 2,
        received: 6 + 1,
        "changes-requested": 1,
        "warning-submitted": 8 + 1,
        "warning-decided": 8,
        "warning-lifted": 2,
        approved: 8,
        effective: 4 + 2,
        "staff-alarm": 1,
      }),
    );
    expect(product.resend.repeats).toEqual([]);
    for (const { child } of product.servers) expect(child.exitCode).toBeNull();
  },
);

function turnsOf(situation: string) {
  return { changes: situation === "individual.add", freeze: situation === "individual.change" };
}

function timesEach(times: number, counts: Record<string, number>) {
  return Object.fromEntries(Object.entries(counts).map(([name, count]) => [name, count * times]));
}

// `npm test` kills all kinds of processes in kill-nine.test.ts.
test.runIf(isFull)(
  "after a web process and a worker are killed midway, every flow can be finished, and nothing is sent twice",
  { timeout: 400_000 },
  async () => {
    const product = await start();
    const accounts = await Promise.all(Array.from({ length: flows }, () => product.newAccount()));
    const running = Promise.all(accounts.map((account, turn) => runFlow(product, account, turn)));
    await expect
      .poll(() => product.twilio.received.length, { timeout: 60_000, interval: 20 })
      .toBeGreaterThanOrEqual(Math.ceil(flows / 4));
    product.servers[0]?.child.kill("SIGKILL");
    product.workers[0]?.child.kill("SIGKILL");
    await running;
    const statuses = (await requestsOf(product)).map(({ status }) => status);
    expect(statuses).toEqual(Array(flows).fill("submitted"));
    await untilAllIsDone(product);
    expectNothingTwice(product);
  },
);

async function waitingMessages({ databaseUrl }: Instances) {
  const sql = postgres(databaseUrl, { max: 1 });
  const rows =
    await sql`select template, status from messages where status in ('queued', 'sending')`;
  await sql.end();
  return [...rows];
}

async function waitingJobs({ databaseUrl }: Instances) {
  const sql = postgres(databaseUrl, { max: 1 });
  const rows = await sql`select task_identifier, last_error from graphile_worker.jobs
    where task_identifier in ('send-message', 'apply-request', 'deliver-webhook', 'issue-link')
    and attempts < max_attempts`;
  await sql.end();
  return [...rows];
}
