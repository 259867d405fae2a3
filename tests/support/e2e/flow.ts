import { setTimeout as sleep } from "node:timers/promises";
import postgres from "postgres";
import { type Instances, publicOrigin } from "./instances.ts";
import { Visitor } from "./visitor.ts";

export interface FlowAccount {
  readonly login: string;
  readonly email: string;
  readonly mobile: string;
  readonly oldMobile?: string | null;
}

/** As a person would: null and a lost connection mean "not yet". */
export async function until<Value>(
  what: string,
  attempt: () => Promise<Value | null>,
): Promise<Value> {
  for (const end = Date.now() + 90_000; Date.now() < end; await sleep(150)) {
    const value = await attempt().catch((error: unknown) => {
      if (error instanceof TypeError) return null;
      throw error;
    });
    if (value !== null) return value;
  }
  throw new Error(`it never comes to: ${what}`);
}

/** Over plain HTTP; repeats what got lost. */
export async function runFlow(
  product: Instances,
  account: FlowAccount,
  turn = 0,
): Promise<Visitor> {
  const visitor = new Visitor(publicOrigin, product.bases, turn);
  await until("an open visit", () => comeIn(product, visitor, account));
  await until("a number", async () => {
    await visitor.post("/request/situation", { situation: "individual.add" });
    const answer = await visitor.post("/request/mobile", { mobile: account.mobile });
    return answer.headers.get("location")?.startsWith("/request/verification") ? true : null;
  });
  await until("a proved number", () => prove(product, visitor, account));
  await until("a submission", async () => {
    await visitor.post("/request/check", {});
    const status = await visitor.get("/request");
    return /\/request\/check/.test(status.headers.get("location") ?? "") || status.status !== 200
      ? null
      : true;
  });
  return visitor;
}

async function comeIn(product: Instances, visitor: Visitor, { login, email }: FlowAccount) {
  await visitor.post("/link", { login });
  for (const end = Date.now() + 8_000; Date.now() < end; await sleep(100)) {
    for (const link of linksTo(product, email, "login")) {
      const answer = await visitor.post(link, { login });
      if (answer.status === 303) return true;
    }
  }
  return null;
}

export function linksTo(
  product: Instances,
  to: string,
  kind: "login" | "notice" | "contact",
): string[] {
  const links = new Set<string>();
  const mails = product.resend.received.filter((mail) => mail.to.includes(to));
  const sms = product.twilio.received.filter((one) => one.to === to);
  for (const { text } of [...mails, ...sms]) {
    for (const [link] of text.matchAll(new RegExp(`/${kind}/[\\w-]{22}`, "g"))) links.add(link);
  }
  return [...links];
}

/** The code was sent with the number; asks for another one if it does not arrive. */
async function prove(product: Instances, visitor: Visitor, { mobile }: FlowAccount) {
  for (const end = Date.now() + 5_000; Date.now() < end; await sleep(100)) {
    const code = codesTo(product, mobile).at(-1);
    if (code === undefined) continue;
    const answer = await visitor.post("/request/verification", { code });
    // The second address: already proved by an earlier submission whose answer was lost.
    if (/^\/request(\/check)?$/.test(answer.headers.get("location") ?? "")) return true;
  }
  await visitor.post("/request/verification", { intent: "send" });
  return null;
}

export function codesTo(product: Instances, mobile: string): string[] {
  return product.twilio.received
    .filter(({ to, text }) => to === mobile && /#\d{6}$/.test(text))
    .map(({ text }) => text.slice(-6));
}

/** One line per row, without the `hidden` columns, or keys of a column (`request.mobile`). */
export async function dump(url: string, hidden: readonly string[] = []): Promise<string> {
  const sql = postgres(url, { max: 1, onnotice: () => undefined });
  try {
    const tables = await sql<{ schema: string; name: string }[]>`
      select table_schema as schema, table_name as name from information_schema.tables
      where table_type = 'BASE TABLE' and table_schema not in ('pg_catalog', 'information_schema')`;
    const parts: string[] = [];
    const without = hidden
      .map((name) => sql`#- ${name.split(".")}::text[]`)
      .reduce((all, one) => sql`${all} ${one}`, sql``);
    for (const { schema, name } of tables) {
      const rows = await sql<{ line: string }[]>`
        select (to_jsonb(t) ${without})::text as line
        from ${sql(schema)}.${sql(name)} t`;
      parts.push(...rows.map(({ line }) => `${schema}.${name} ${line}`));
    }
    return parts.join("\n");
  } finally {
    await sql.end();
  }
}
