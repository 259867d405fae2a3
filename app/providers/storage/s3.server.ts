import type { Readable } from "node:stream";
import {
  DeleteObjectCommand,
  GetObjectCommand,
  HeadBucketCommand,
  NoSuchKey,
  S3Client,
} from "@aws-sdk/client-s3";
import { Upload } from "@aws-sdk/lib-storage";
import { abortUnfinished, listObjects, sizeOf } from "./s3-list.server.ts";
import type { ObjectStore } from "./storage.ts";

export interface S3Options {
  readonly bucket: string;
  /** Null: Amazon's endpoint of the region. A custom endpoint uses path-style addresses. */
  readonly endpoint: string | null;
  readonly region: string;
  /** Some servers (Ceph before 19) accept checksums only where the protocol requires them. */
  readonly checksums: "WHEN_SUPPORTED" | "WHEN_REQUIRED";
  readonly credentials?: { readonly accessKeyId: string; readonly secretAccessKey: string };
}

/** S3's minimum. Two parts at a time: one is received while the other is sent. */
const partBytes = 5 * 1024 * 1024;
const partsAtOnce = 2;

export function createS3Store(options: S3Options): ObjectStore {
  const client = clientOf(options);
  const at = (key: string) => ({ Bucket: options.bucket, Key: key });
  return {
    write: (key, body, { contentType, signal }) =>
      write(client, { ...at(key), ContentType: contentType }, body, signal),
    async read(key) {
      try {
        const { Body } = await client.send(new GetObjectCommand(at(key)));
        // In Node the SDK's body is a Readable; its type also covers browsers.
        return Body as Readable;
      } catch (error) {
        if (error instanceof NoSuchKey) return null;
        throw error;
      }
    },
    size: (key) => sizeOf(client, at(key)),
    list: (prefix) => listObjects(client, options.bucket, prefix),
    abortUnfinished: (olderThan) => abortUnfinished(client, options.bucket, olderThan),
    async delete(key) {
      await client.send(new DeleteObjectCommand(at(key)));
    },
    async ping() {
      const abortSignal = AbortSignal.timeout(3_000);
      await client.send(new HeadBucketCommand({ Bucket: options.bucket }), { abortSignal });
    },
  };
}

function clientOf({ endpoint, region, checksums, credentials }: S3Options): S3Client {
  return new S3Client({
    region,
    ...(endpoint !== null && { endpoint, forcePathStyle: true }),
    ...(credentials !== undefined && { credentials }),
    requestChecksumCalculation: checksums,
    responseChecksumValidation: checksums,
    // A person is waiting, so one retry, then it counts as an outage.
    maxAttempts: 2,
    requestHandler: { connectionTimeout: 4_000, socketTimeout: 8_000 },
  });
}

type Target = { Bucket: string; Key: string; ContentType: string };

/**
 * On abort we destroy the body, not the upload. lib-storage then closes its multipart upload before
 * it rejects; its own abort() would reject first and clean up later.
 */
async function write(client: S3Client, target: Target, body: Readable, signal?: AbortSignal) {
  const abort = () => body.destroy(abortError(signal));
  if (signal?.aborted === true) abort();
  signal?.addEventListener("abort", abort, { once: true });
  try {
    const params = { ...target, Body: body };
    await new Upload({ client, params, partSize: partBytes, queueSize: partsAtOnce }).done();
    if (signal?.aborted === true) {
      await client.send(new DeleteObjectCommand({ Bucket: target.Bucket, Key: target.Key }));
      throw abortError(signal);
    }
  } finally {
    signal?.removeEventListener("abort", abort);
    body.destroy();
  }
}

function abortError(signal?: AbortSignal): Error {
  return signal?.reason instanceof Error ? signal.reason : new Error("aborted");
}
