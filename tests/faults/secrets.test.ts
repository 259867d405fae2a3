import { setTimeout as sleep } from "node:timers/promises";
import { expect, onTestFinished, test } from "vitest";
import { codesTo, dump, linksTo, runFlow, type FlowAccount } from "#tests/support/e2e-flow.ts";
import { publicOrigin, startInstances, type Instances } from "#tests/support/e2e-instances.ts";
import { signInStaff } from "#tests/support/e2e-sign-in.ts";
import { Visitor } from "#tests/support/e2e-visitor.ts";
import { enrolledMember, password, secret } from "#tests/support/staff.ts";

const flows = process.env.PASSERELLE_FULL === "1" ? 200 : 10;
/** Columns that are made for whole numbers. */
const numberColumns = ["mobile", "sent_to", "known_phone"];

test(
  "after many flows neither the database nor the logs hold a secret or a whole number",
  { timeout: 900_000 },
  async () => {
    const product = await startInstances({ servers: 1, workers: 1 });
    onTestFinished(() => product.stop());
    const { email } = await enrolledMember(product.domain);
    const desk = new Visitor(publicOrigin, product.bases);
    await signInStaff(desk, { email, password, totpSecret: secret });
    const accounts = await Promise.all(Array.from({ length: flows }, () => product.newAccount()));
    const sessions: string[] = [];
    const dumps = await whileDumping(product, async () => {
      // Twenty at a time: more would only wait for each other.
      for (let first = 0; first < accounts.length; first += 20) {
        const some = accounts.slice(first, first + 20);
        const visitors = await Promise.all(some.map((one) => runFlow(product, one)));
        sessions.push(...visitors.map((visitor) => visitor.cookie("visit") ?? ""));
      }
    });
    const logs = product.output();
    expect(logs.length).toBeGreaterThan(1000);
    const everything = [...dumps, logs].join("\n").replace(/\d\d:\d\d:\d\d\.\d+/g, "time");

    const found = (secrets: readonly (string | undefined)[]) =>
      secrets.filter((one) => one !== undefined && everything.includes(one));
    expect(found(accounts.flatMap((account) => tokensOf(product, account)))).toEqual([]);
    expect(found(uniqueCodes(product))).toEqual([]);
    expect(found([password, secret])).toEqual([]);
    const tokens = [...sessions, desk.cookie("desk") ?? ""].flatMap((cookie) => [
      cookie,
      // Remix writes a cookie's value as JSON in base64.
      JSON.parse(Buffer.from(decodeURIComponent(cookie), "base64").toString()) as string,
    ]);
    expect(found(tokens)).toEqual([]);
    const digits = new Set(everything.match(/(?<![\w+/=.-])\d{6}(?![\w+/=.-])/g));
    const codes = accounts.flatMap(({ mobile }) => codesTo(product, mobile));
    expect(codes.length).toBeGreaterThanOrEqual(flows);
    expect(codes.filter((code) => digits.has(code))).toEqual([]);
    expect(found(accounts.flatMap(({ mobile }) => writings(mobile)))).toEqual([]);
  },
);

/** The database at the end, and again and again meanwhile: jobs are gone once they are done. */
async function whileDumping(product: Instances, work: () => Promise<void>): Promise<string[]> {
  const dumps = new Set<string>();
  let isOver = false;
  const dumping = (async () => {
    while (!isOver) {
      for (const line of (await dump(product.databaseUrl, numberColumns)).split("\n"))
        dumps.add(line);
      await sleep(500);
    }
  })();
  await work();
  isOver = true;
  await dumping;
  const last = await dump(product.databaseUrl, numberColumns);
  return [...dumps, last];
}

function tokensOf(product: Instances, { email }: FlowAccount): string[] {
  const links = [...linksTo(product, email, "login"), ...linksTo(product, email, "notice")];
  expect(links.length).toBeGreaterThanOrEqual(2);
  return links.map((link) => link.split("/").at(-1) ?? link);
}

/** With and without their dashes. */
function uniqueCodes({ resend }: Instances): string[] {
  const codes = resend.received.flatMap(
    ({ text }) => text.match(/\b[2-9A-HJKMNP-Z]{4}(?:-[2-9A-HJKMNP-Z]{4}){2}\b/g) ?? [],
  );
  expect(codes.length).toBeGreaterThanOrEqual(flows);
  return codes.flatMap((code) => [code, code.replaceAll("-", "")]);
}

/** A whole number in the ways in which programs and people write it. */
function writings(mobile: string): string[] {
  const pairs = mobile.slice(4).match(/../g) ?? [];
  const national = mobile.slice(3);
  return [mobile, national, `+33 6 ${pairs.join(" ")}`, `06 ${pairs.join(" ")}`];
}
