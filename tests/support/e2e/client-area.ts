import { GetObjectCommand, ListObjectsV2Command, S3Client } from "@aws-sdk/client-s3";
import { sql, type TestAccount } from "./database.ts";
import { theWorld } from "./world.ts";

export interface ClientAreaAccount {
  readonly login: string;
  readonly mobile: string | null;
  readonly mobileVerifiedAt: string | null;
  readonly contact: { readonly name: string; readonly email: string };
}

export async function readAccount({ login }: TestAccount): Promise<ClientAreaAccount> {
  const { origin, apiKey } = theWorld();
  const headers = { Authorization: `Bearer ${apiKey}` };
  const answer = await fetch(`${origin}/api/v1/accounts/${login}`, { headers });
  if (!answer.ok) throw new Error(`the API answers ${String(answer.status)}`);
  return (await answer.json()) as ClientAreaAccount;
}

interface Webhook {
  readonly type: string;
  readonly data: { readonly login: string; readonly mobile: string; readonly request: string };
}

export async function webhooksOf({ login }: TestAccount): Promise<Webhook[]> {
  const all = (await (await fetch(theWorld().webhooks)).json()) as { body: Webhook }[];
  return all.map(({ body }) => body).filter(({ data }) => data.login === login);
}

function theStore() {
  const { storeEndpoint: endpoint, bucket: Bucket } = theWorld();
  const credentials = { accessKeyId: "embedded", secretAccessKey: "embedded" };
  const s3 = new S3Client({ endpoint, region: "eu-west-3", forcePathStyle: true, credentials });
  return { s3, Bucket };
}

export async function staleUploads(reference: string): Promise<string[]> {
  const [request] = await sql()<{ id: string }[]>`
    select id from requests where reference = ${reference}`;
  const known = await sql()<{ object_key: string }[]>`
    select f.object_key from document_files f join documents d on d.id = f.document_id
    where d.request_id = ${request?.id ?? ""}`;
  const { s3, Bucket } = theStore();
  const Prefix = `documents/${request?.id ?? ""}/`;
  const { Contents = [] } = await s3.send(new ListObjectsV2Command({ Bucket, Prefix }));
  s3.destroy();
  const keys = Contents.map(({ Key = "" }) => Key).filter(
    (key) => !key.slice(Prefix.length).includes("/"),
  );
  return keys.filter((key) => !known.some(({ object_key }) => object_key === key));
}

export async function storedDocuments(reference: string): Promise<Map<string, Buffer>> {
  const rows = await sql()<{ label: string; object_key: string }[]>`
    select f.label, f.object_key from document_files f
    join documents d on d.id = f.document_id join requests r on r.id = d.request_id
    where r.reference = ${reference} and d.removed_at is null`;
  const { s3, Bucket } = theStore();
  const documents = new Map<string, Buffer>();
  for (const { label, object_key: Key } of rows) {
    const { Body } = await s3.send(new GetObjectCommand({ Bucket, Key }));
    documents.set(label, Buffer.from((await Body?.transformToByteArray()) ?? []));
  }
  s3.destroy();
  return documents;
}
