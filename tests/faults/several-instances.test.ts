import postgres from "postgres";
import { expect, onTestFinished, test } from "vitest";
import { releaseAbandonedJobs } from "#db/jobs.server.ts";
import { runFlow } from "#tests/support/e2e-flow.ts";
import { publicOrigin, startInstances, type Instances } from "#tests/support/e2e-instances.ts";
import { signInStaff } from "#tests/support/e2e-sign-in.ts";
import { Visitor } from "#tests/support/e2e-visitor.ts";
import { enrolledMember, password, secret } from "#tests/support/staff.ts";

const flows = process.env.PASSERELLE_FULL === "1" ? 50 : 8;

async function start(): Promise<Instances> {
  const product = await startInstances({ servers: 2, workers: 2 });
  onTestFinished(() => product.stop());
  return product;
}

/** What was asked, one row a request. */
async function requestsOf({ databaseUrl }: Instances) {
  const sql = postgres(databaseUrl, { max: 1 });
  const rows = await sql<{ reference: string; status: string; version: number }[]>`
    select reference, status, version from requests order by created_at`;
  await sql.end();
  return [...rows];
}

/** Every message that left, left once. */
function expectNothingTwice({ resend, twilio }: Instances) {
  const mails = resend.received.map(({ idempotencyKey }) => idempotencyKey);
  expect(new Set(mails).size).toBe(mails.length);
  const sms = twilio.received.map(({ to, text }) => `${to} ${text}`);
  expect(new Set(sms).size).toBe(sms.length);
}

test(
  "requests spread over two web processes and two workers finish, and each mail and SMS is sent once",
  { timeout: 300_000 },
  async () => {
    const product = await start();
    const accounts = await Promise.all(Array.from({ length: flows }, () => product.newAccount()));
    await Promise.all(accounts.map((account, turn) => runFlow(product, account, turn)));

    const { email } = await enrolledMember(product.domain);
    const desk = new Visitor(publicOrigin, product.bases);
    await signInStaff(desk, { email, password, totpSecret: secret });
    for (const { reference, version } of await requestsOf(product)) {
      const form = new FormData();
      form.set("version", String(version));
      for (const check of ["called-back", "name-matches"]) form.append("checks", check);
      const answer = await desk.post(`/staff/requests/${reference}/approval`, form);
      expect(answer.status).toBe(303);
    }
    const done = await requestsOf(product);
    expect(done.map(({ status }) => status)).toEqual(Array(flows).fill("applied"));
    // To each: the link, the receipt, two warnings and the approval; and one code.
    await expect.poll(() => product.resend.received.length, { timeout: 30_000 }).toBe(5 * flows);
    expect(product.twilio.received).toHaveLength(flows);
    expectNothingTwice(product);
  },
);

test(
  "a web process and a worker killed in the middle: every flow can be finished, and nothing is sent twice",
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
    await letMinutesPass(product);
    await releaseAbandonedJobs(product.domain.db);
    await expect.poll(() => waitingMessages(product), { timeout: 30_000 }).toEqual([]);
    expectNothingTwice(product);
  },
);

/** As if the killed worker had taken its jobs a while ago. */
async function letMinutesPass({ databaseUrl }: Instances) {
  const sql = postgres(databaseUrl, { max: 1 });
  await sql`update graphile_worker._private_jobs set locked_at = locked_at - interval '6 minutes'
    where locked_at is not null`;
  await sql.end();
}

/** Messages that neither left nor were given up. */
async function waitingMessages({ databaseUrl }: Instances) {
  const sql = postgres(databaseUrl, { max: 1 });
  const rows =
    await sql`select template, status from messages where status in ('queued', 'sending')`;
  await sql.end();
  return [...rows];
}
