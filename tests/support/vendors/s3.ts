import { CreateBucketCommand, ListObjectsV2Command, S3Client } from "@aws-sdk/client-s3";
import { buildApp } from "fauxqs";
import { createS3Store } from "#app/providers/storage/s3.server.ts";
import type { ObjectStore } from "#app/providers/storage/storage.ts";

export interface TestS3 {
  readonly endpoint: string;
  readonly bucket: string;
  readonly store: ObjectStore;
  /** While true, every part of a multipart upload but the first is answered with 500. */
  failParts(fail: boolean): void;
  keys(): Promise<string[]>;
  /** Keys of multipart uploads that were begun and neither completed nor aborted. */
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

/** An S3-speaking server of its own (fauxqs in memory) with an empty bucket. */
export async function startS3(): Promise<TestS3> {
  let failing = false;
  const open: string[] = [];
  const app = buildApp({ logger: false });
  // Fastify's own types are not within reach: fauxqs brings it along.
  type Refuse = { code(status: number): { send(): Promise<void> } };
  app.addHook("onRequest", async (call: Call, reply: Refuse) => {
    if (failing && /partNumber=(?!1\b)/.test(call.url)) await reply.code(500).send();
  });
  app.addHook("onResponse", async (call: Call, { statusCode }: { statusCode: number }) => {
    if (statusCode < 300) track(open, call);
  });
  const endpoint = await app.listen({ host: "127.0.0.1", port: 0 });
  const client = new S3Client({ endpoint, region, credentials, forcePathStyle: true });
  await client.send(new CreateBucketCommand({ Bucket: bucket }));
  return {
    endpoint,
    bucket,
    store: createS3Store({ bucket, endpoint, region, credentials, checksums: "WHEN_SUPPORTED" }),
    failParts: (fail) => void (failing = fail),
    async keys() {
      const { Contents = [] } = await client.send(new ListObjectsV2Command({ Bucket: bucket }));
      return Contents.map(({ Key = "" }) => Key);
    },
    openUploads: () => [...open],
    stop: async () => {
      app.server.closeAllConnections();
      await app.close();
    },
  };
}

/** Counted on the wire: fauxqs answers ListMultipartUploads with an empty list whatever there is. */
function track(open: string[], { method, url }: Call): void {
  const { pathname, searchParams } = new URL(url, "http://s3");
  const key = pathname.slice(`/${bucket}/`.length);
  if (method === "POST" && searchParams.has("uploads")) open.push(key);
  if ((method === "POST" || method === "DELETE") && searchParams.has("uploadId")) {
    open.splice(open.indexOf(key), 1);
  }
}
