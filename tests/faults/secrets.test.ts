import { readFileSync } from "node:fs";
import { setTimeout as sleep } from "node:timers/promises";
import postgres from "postgres";
import { expect, inject, onTestFinished, test } from "vitest";
import { enrol } from "#tests/support/e2e/enrolment.ts";
import { codesTo, dump, linksTo, until } from "#tests/support/e2e/flow.ts";
import { type Instances, publicOrigin, startInstances } from "#tests/support/e2e/instances.ts";
import { type Desks, type Journey, openDesks, runJourney } from "#tests/support/e2e/journey.ts";
import { situations } from "#tests/support/e2e/situations.ts";
import { Visitor } from "#tests/support/e2e/visitor.ts";
import { runCommand } from "#tests/support/product/command.ts";
import { scaled } from "#tests/support/scenario/scale.ts";
import { password, secret } from "#tests/support/scenario/staff.ts";

const flows = scaled(200, situations.length);

/** Where a number belongs: columns, and what stood at a decision. */
const numberPlaces = [
  "mobile",
  "sent_to",
  "known_phone",
  "account.mobile",
  "account.knownPhone",
  "request.mobile",
];

test(
  "after many journeys neither the database nor any log contains a secret or a complete phone number",
  { timeout: 1_800_000 },
  async () => {
    const product = await startInstances({ servers: 1, workers: 1 });
    onTestFinished(() => product.stop());
    const desks = await openDesks(product);
    const journeys: Journey[] = [];
    const others: string[] = [];
    const dumps = await whileDumping(product, async () => {
      await failOnce(product);
      others.push(...(await staffSecrets(product)), ...(await keys(product, desks)));
      others.push(...(await numberThatFails(product, desks)));
      // In batches: more would only wait for one another.
      for (let first = 0; first < flows; first += situations.length) {
        const some = situations.slice(0, flows - first);
        const turns = (id: string) => ({
          changes: id === "individual.add",
          freeze: id === "individual.change",
        });
        journeys.push(
          ...(await Promise.all(some.map((one) => runJourney(product, desks, one, turns(one.id))))),
        );
      }
    });
    const ours = product.output();
    expect(ours).toMatch(/Failed task \d+ \(apply-request/);
    const failed = dumps.filter((line) => /_private_jobs.*"last_error": "Failed query/.test(line));
    expect(failed).not.toEqual([]);
    const logs = ours + readFileSync(inject("postgresLog"), "utf8").replace(/\[\d+\]/g, "[pid]");
    expect(logs.match(/ERROR: {2}made to fail/g)?.length).toBeGreaterThanOrEqual(2);
    const everything = [...dumps, logs].join("\n").replace(/\d\d:\d\d:\d\d\.\d+/g, "time");
    const found = (secrets: readonly (string | undefined)[]) =>
      secrets.filter((one) => !one || everything.includes(one));

    expect(found(journeys.flatMap((journey) => tokensOf(product, journey)))).toEqual([]);
    expect(found(uniqueCodes(product))).toEqual([]);
    expect(found([password, secret, product.webhookSecret.slice(6), ...others])).toEqual([]);
    expect(found(sessionsOf(desks, journeys))).toEqual([]);
    const digits = new Set(everything.match(/(?<![\w+/=]|\d[.-])\d{6}(?![\w+/=]|[.-]\d)/g));
    const numbers = journeys.flatMap(({ account }) => [account.mobile, account.oldMobile ?? []]);
    const codes = numbers.flat().flatMap((number) => codesTo(product, number));
    expect(codes.length).toBeGreaterThanOrEqual(flows);
    expect(codes.filter((code) => digits.has(code))).toEqual([]);
    expect(found(numbers.flat().flatMap(writings))).toEqual([]);
  },
);

/** Repeatedly, because finished jobs are deleted. */
async function whileDumping(product: Instances, work: () => Promise<void>): Promise<string[]> {
  const dumps = new Set<string>();
  let isOver = false;
  const dumping = (async () => {
    while (!isOver) {
      for (const line of (await dump(product.databaseUrl, numberPlaces)).split("\n"))
        dumps.add(line);
      await sleep(500);
    }
  })();
  await work().finally(() => (isOver = true));
  await dumping;
  const last = await dump(product.databaseUrl, numberPlaces);
  return [...dumps, last];
}

/**
 * The database refuses the first number that is saved, and the first contact that a job changes.
 */
async function failOnce({ databaseUrl }: Instances) {
  const sql = postgres(databaseUrl, { max: 1, onnotice: () => undefined });
  await sql.unsafe(`
    create sequence requests_failures; create sequence accounts_failures;
    create function fail_once() returns trigger language plpgsql as $$ begin
      if nextval(tg_table_name || '_failures') = 1 then raise 'made to fail'; end if;
      return new;
    end $$;
    create trigger fail_once before update on requests for each row
      when (old.mobile is distinct from new.mobile) execute function fail_once();
    create trigger fail_once before update on accounts for each row
      when (old.contact_email <> new.contact_email) execute function fail_once();`);
  await sql.end();
}

async function numberThatFails(product: Instances, { inviter }: Desks) {
  const { login, email, mobile } = await product.newAccount();
  await inviter.post("/staff/invitations", { login });
  const visitor = new Visitor(publicOrigin, product.bases);
  const link = await until("a link", () =>
    Promise.resolve(linksTo(product, email, "login")[0] ?? null),
  );
  await visitor.post(link, { login });
  await visitor.post("/request/situation", { situation: "individual.add" });
  expect((await visitor.post("/request/mobile", { mobile })).status).toBe(500);
  return writings(mobile);
}

async function staffSecrets(product: Instances) {
  const email = "somebody@desk.example";
  const made = await runCommand(
    product.env,
    "staff-create",
    "--email",
    email,
    "--role",
    "approver",
  );
  const link = /\/staff\/setup\/(\S+)/.exec(made.output);
  const own = "un phare au bout du quai";
  const member = new Visitor(publicOrigin, product.bases);
  const { secret: totp, codes } = await enrol(member, link?.[0] ?? "", own);
  expect(codes).toHaveLength(10);
  const again = new Visitor(publicOrigin, product.bases);
  await again.post("/staff/login", { email, password: own });
  expect((await again.post("/staff/login", { code: codes[0] ?? "" })).status).toBe(303);
  const written = codes.flatMap((code) => [code, code.replace(/[^A-Za-z0-9]/g, "")]);
  const cookies = [member, again].flatMap((visitor) => tokensIn(visitor.cookie("desk")));
  return [link?.[1] ?? "", own, totp, ...written, ...cookies];
}

async function keys({ env, bases: [base = ""] }: Instances, { administrator }: Desks) {
  const made = await runCommand(env, "api-key-create", "--name", "client-area");
  const page = await administrator.post("/staff/api-keys", { name: "by hand" });
  const shown = [made.output, await page.text()];
  const both = shown.map((text) => /passerelle_[\w-]+/.exec(text)?.[0] ?? "");
  for (const key of both) {
    const headers = { Authorization: `Bearer ${key}` };
    expect((await fetch(`${base}/api/v1/accounts/nobody`, { headers })).status).toBe(404);
  }
  return both;
}

function tokensOf(product: Instances, { account, newContact }: Journey): string[] {
  const { email, oldMobile } = account;
  const links = [
    ...linksTo(product, email, "login"),
    ...linksTo(product, email, "notice"),
    ...linksTo(product, newContact, "contact"),
    ...(oldMobile ? linksTo(product, oldMobile, "notice") : []),
  ];
  expect(links.length).toBeGreaterThanOrEqual(oldMobile ? 5 : 3);
  return links.map((link) => link.split("/").at(-1) ?? link);
}

function uniqueCodes({ resend }: Instances): string[] {
  const codes = resend.received.flatMap(
    ({ text }) => text.match(/\b[2-9A-HJKMNP-Z]{4}(?:-[2-9A-HJKMNP-Z]{4}){2}\b/g) ?? [],
  );
  expect(codes.length).toBeGreaterThanOrEqual(flows);
  return codes.flatMap((code) => [code, code.replaceAll("-", "")]);
}

function sessionsOf(desks: Desks, journeys: readonly Journey[]): string[] {
  const cookies = journeys.map(({ customer }) => customer.cookie("visit"));
  return [...cookies, ...Object.values(desks).map((desk: Visitor) => desk.cookie("desk"))].flatMap(
    tokensIn,
  );
}

function tokensIn(cookie = ""): string[] {
  const plain = Buffer.from(decodeURIComponent(cookie), "base64").toString();
  return [cookie, JSON.parse(plain) as string];
}

function writings(mobile: string): string[] {
  const pairs = mobile.slice(4).match(/../g) ?? [];
  const national = mobile.slice(3);
  return [mobile, national, `+33 6 ${pairs.join(" ")}`, `06 ${pairs.join(" ")}`];
}
