import { randomUUID } from "node:crypto";
import { CreateBucketCommand, S3Client } from "@aws-sdk/client-s3";
import { inject } from "vitest";
import type { StoreSettings } from "#app/env/settings.ts";

/** A key prefix per caller keeps tests apart. */
export function testObjectStore(): StoreSettings & { readonly prefix: string } {
  const { endpoint, bucket } = inject("objectStore");
  return {
    endpoint,
    bucket,
    region: "eu-west-3",
    checksums: "default",
    prefix: `${randomUUID()}/`,
  };
}

/** A whole product needs a bucket: its workers write and read under fixed keys, as the anchors of the audit. */
export async function createTestBucket(): Promise<{ endpoint: string; bucket: string }> {
  const { endpoint } = inject("objectStore");
  const bucket = `product-${randomUUID()}`;
  const client = new S3Client({
    endpoint,
    region: "eu-west-3",
    forcePathStyle: true,
    credentials: { accessKeyId: "test", secretAccessKey: "test" },
  });
  try {
    await client.send(new CreateBucketCommand({ Bucket: bucket }));
  } finally {
    client.destroy();
  }
  return { endpoint, bucket };
}
