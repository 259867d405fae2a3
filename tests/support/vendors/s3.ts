import { buildApp, type BuildAppOptions } from "fauxqs";
import {
  answerListOfUploads,
  type Hooked,
  type UploadsOfStore,
} from "#app/embedded/object-store/list-of-uploads.ts";
import { createS3Store } from "#app/providers/storage/s3.server.ts";
import type { ObjectStore } from "#app/providers/storage/storage.ts";

export interface TestS3 {
  readonly endpoint: string;
  readonly bucket: string;
  readonly store: ObjectStore;
  /** While true, every part of a multipart upload but the first is answered with 500. */
  failParts(fail: boolean): void;
  keys(): Promise<string[]>;
  /** Neither completed nor aborted. */
  openUploads(): string[];
  stop(): Promise<void>;
}

const bucket = "papers";
const region = "us-east-1";
const credentials = { accessKeyId: "test", secretAccessKey: "test" };

interface Call {
  readonly method: string;
  readonly url: string;
}

/** The types of fauxqs (Fastify's) are not accessible. */
type Watched = Hooked & {
  addHook(name: "onRequest", hook: (call: Call, reply: Refuse) => Promise<void>): void;
  addHook(name: "onResponse", hook: (call: Call, reply: Answered) => Promise<void>): void;
  listen(options: { host: string; port: number }): Promise<string>;
  readonly server: { closeAllConnections(): void };
  close(): Promise<void>;
};
type Refuse = { code(status: number): { send(): Promise<void> } };
type Answered = { readonly statusCode: number };

type Stores = NonNullable<BuildAppOptions["stores"]>;

/** Loaded by path, because they are not exported. */
async function openInMemory(): Promise<Watched> {
  const parts = new URL("../../../node_modules/fauxqs/dist/", import.meta.url);
  const load = async <Part>(name: string) => (await import(new URL(name, parts).href)) as Part;
  type Store<Name extends keyof Stores> = new () => Stores[Name];
  const { S3Store } = await load<{ S3Store: Store<"s3Store"> }>("s3/s3Store.js");
  const { SqsStore } = await load<{ SqsStore: Store<"sqsStore"> }>("sqs/sqsStore.js");
  const { SnsStore } = await load<{ SnsStore: Store<"snsStore"> }>("sns/snsStore.js");
  const s3Store = new S3Store();
  s3Store.createBucket(bucket);
  const stores = { s3Store, sqsStore: new SqsStore(), snsStore: new SnsStore() };
  const app = buildApp({ logger: false, stores }) as unknown as Watched;
  answerListOfUploads(app, s3Store as unknown as UploadsOfStore);
  return app;
}

export async function startS3(): Promise<TestS3> {
  let failing = false;
  const open: string[] = [];
  const app = await openInMemory();
  app.addHook("onRequest", async ({ url }: Call, reply: Refuse) => {
    if (failing && /partNumber=(?!1\b)/.test(url)) await reply.code(500).send();
  });
  app.addHook("onResponse", (call, { statusCode }) => {
    if (statusCode < 300) track(open, call);
    return Promise.resolve();
  });
  const endpoint = await app.listen({ host: "127.0.0.1", port: 0 });
  const options = { bucket, endpoint, region, credentials, checksums: "WHEN_SUPPORTED" } as const;
  const store = createS3Store(options);
  return {
    endpoint,
    bucket,
    store,
    failParts: (fail) => void (failing = fail),
    async keys() {
      const keys: string[] = [];
      for await (const { key } of store.list("")) keys.push(key);
      return keys;
    },
    openUploads: () => [...open],
    stop: async () => {
      app.server.closeAllConnections();
      await app.close();
    },
  };
}

/** Counted from the requests, so that the listing under test does not verify itself. */
function track(open: string[], { method, url }: Call): void {
  const { pathname, searchParams } = new URL(url, "http://s3");
  const key = decodeURIComponent(pathname.slice(`/${bucket}/`.length));
  if (method === "POST" && searchParams.has("uploads")) open.push(key);
  if ((method === "POST" || method === "DELETE") && searchParams.has("uploadId")) {
    open.splice(open.indexOf(key), 1);
  }
}
