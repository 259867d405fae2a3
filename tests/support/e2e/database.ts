import postgres from "postgres";
import { insertAccounts } from "#db/account-import.server.ts";
import { openDatabase } from "#db/connection/client.server.ts";
import { asEmail, asMobile } from "#tests/support/contacts.ts";
import { theWorld } from "./world.ts";

let client: postgres.Sql | undefined;

export function sql(): postgres.Sql {
  client ??= postgres(theWorld().databaseUrl, { max: 2, onnotice: () => undefined });
  return client;
}

export interface TestAccount {
  readonly login: string;
  readonly name: string;
  readonly email: string;
  readonly mobile: string | null;
  readonly locale: "fr" | "en";
}

type Entity = "individual" | "company" | "association";

interface NewAccount {
  readonly locale?: "fr" | "en";
  readonly hasMobile?: boolean;
  /** A telephone is known from before. */
  readonly hasPhone?: boolean;
}

export async function newAccount(
  entity: Entity,
  { locale = "fr", hasMobile = false, hasPhone = true }: NewAccount = {},
): Promise<TestAccount> {
  const number = await nextNumber();
  const login = `e2e-${String(number)}`;
  const name = { individual: "Anne Essai", company: "Essais SARL", association: "Les Essais" }[
    entity
  ];
  const mobile = hasMobile ? await newMobile() : null;
  const email = `${login}@exemple.fr`;
  const db = openDatabase(theWorld().databaseUrl, { connections: 1 });
  await insertAccounts(db, [
    {
      login,
      loginKey: login,
      entity,
      name,
      locale,
      contactName: "Anne Essai",
      contactEmail: asEmail(email),
      knownPhone: hasPhone ? "+33199001234" : null,
      ...(entity === "company" && { siren: "732829320" }),
      ...(entity === "association" && { rna: "W691012345" }),
      ...(mobile && {
        mobile: asMobile(mobile),
        mobileVerifiedAt: new Date("2024-05-14T09:30:00Z"),
      }),
    },
  ]);
  await db.close();
  return { login, name, email, mobile, locale };
}

/**
 * Used by no other test; nothing leaves the machine. The range reserved for fiction (06 39 98) is
 * not mobile for libphonenumber: a form would ask for an explanation.
 */
export async function newMobile(): Promise<string> {
  return `+3361234${String(await nextNumber()).padStart(4, "0")}`;
}

async function nextNumber(): Promise<number> {
  const [row] = await sql()<{ n: string }[]>`select nextval('e2e_numbers') as n`;
  return Number(row?.n);
}

export async function referenceOf({ login }: TestAccount): Promise<string> {
  const [row] = await sql()<{ reference: string }[]>`
    select r.reference from requests r join accounts a on a.id = r.account_id
    where a.login = ${login} order by r.created_at desc limit 1`;
  if (!row) throw new Error(`${login} has no request`);
  return row.reference;
}

/** In order. Without the registries' answers, which come whenever a worker has asked them. */
export async function auditOf(reference: string): Promise<string[]> {
  const rows = await sql()<{ action: string; details: { step?: string; target?: string } }[]>`
    select e.action, e.details from audit_events e join requests r on r.id = e.request_id
    where r.reference = ${reference} and e.action <> 'registry-answered' order by e.seq`;
  return rows.map(({ action, details }) =>
    [action, details.step ?? details.target].filter(Boolean).join(" "),
  );
}

export async function statusOf(reference: string): Promise<string> {
  const [row] = await sql()<{ status: string }[]>`
    select status from requests where reference = ${reference}`;
  return row?.status ?? "none";
}

/** The account may have another code at once. */
export async function letTheWaitPass({ login }: TestAccount): Promise<void> {
  await sql()`update code_sends set at = at - interval '301 seconds'
    where account_id = (select id from accounts where login = ${login})`;
}

/** Of the requested number, as the customer says them in the call. */
export async function lastFourOf(reference: string): Promise<string> {
  const [row] = await sql()<{ mobile: string | null }[]>`
    select mobile from requests where reference = ${reference}`;
  return row?.mobile?.slice(-4) ?? "";
}

export async function letTheDelayPass(reference: string): Promise<void> {
  await sql()`update requests set takes_effect_at = now() - interval '1 second' where reference = ${reference}`;
  await sql()`
    select graphile_worker.reschedule_jobs(array_agg(j.id), run_at => now())
    from graphile_worker.jobs j join requests r on j.key = 'apply:' || r.id
    where r.reference = ${reference}`;
}
