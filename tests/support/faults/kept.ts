import { buffer } from "node:stream/consumers";
import { sql } from "drizzle-orm";
import { createS3Store } from "#app/providers/storage/s3.server.ts";
import type { KillScene } from "./kill-scene.ts";
import { addresses, type Person } from "./person.ts";

interface Row extends Record<string, unknown> {
  readonly id: string;
  readonly status: string;
  readonly situation: string;
  readonly mobile: string | null;
  readonly isProved: boolean;
  readonly currentNumber: string | null;
  readonly addresses: readonly string[];
  readonly contactEmail: string | null;
  readonly isContactProved: boolean;
  readonly submissions: number;
}

/** What a page said to be received and what is not in the database and the store, in words. */
export async function findMissing(scene: KillScene, person: Person): Promise<string[]> {
  const rows = await requestsOf(scene, person);
  const [row] = rows;
  if (!row || rows.length !== 1) return [`${String(rows.length)} requests`];
  const { account, situation, newContact } = person;
  const holds: Readonly<Record<string, boolean>> = {
    "/request/situation": true,
    "/request/mobile": row.mobile === account.mobile,
    "/request/addresses": row.addresses.includes(addresses),
    "/request/contact": row.contactEmail === (situation.contact === "new" ? newContact : null),
    "/request/documents": true,
    "/request/verification": row.isProved,
    "/request/verification/current": row.currentNumber === "proved",
    "contact-proof": row.isContactProved,
    submission: row.submissions === 1,
  };
  const names = person.files.map(({ name }) => name);
  const missing = [...person.received].filter((one) => !names.includes(one) && !holds[one]);
  if (row.situation !== situation.id) missing.push(`its situation is ${row.situation}`);
  return [...missing, ...(await missingFiles(scene, person, row.id))];
}

async function requestsOf({ product }: KillScene, { account }: Person): Promise<Row[]> {
  return product.domain.db.execute<Row>(sql`
    select r.id, r.status, r.situation, r.mobile, r.mobile_verified_at is not null as "isProved",
      r.current_number as "currentNumber", r.addresses, r.contact_email as "contactEmail",
      r.contact_proved_at is not null as "isContactProved",
      (select count(*)::int from audit_events e
        where e.request_id = r.id and e.action = 'submitted') as submissions
    from requests r join accounts a on a.id = r.account_id where a.login = ${account.login}`);
}

async function missingFiles({ product, store }: KillScene, { files }: Person, requestId: string) {
  const objects = createS3Store({
    bucket: store.bucket,
    endpoint: store.endpoint,
    region: "eu-west-3",
    credentials: { accessKeyId: "test", secretAccessKey: "test" },
    checksums: "WHEN_SUPPORTED",
  });
  const missing: string[] = [];
  for (const { name, sha256, bytes } of files) {
    const rows = await product.domain.db.execute<{ key: string }>(sql`
      select f.object_key as key from document_files f join documents d on d.id = f.document_id
      where d.request_id = ${requestId} and d.removed_at is null and f.sha256 = ${sha256}`);
    const [row] = rows;
    const body = row && (await objects.read(row.key));
    const isWhole = body && bytes.equals(await buffer(body));
    if (!isWhole || rows.length !== 1) missing.push(`${name} (${String(rows.length)} rows)`);
  }
  return missing;
}
