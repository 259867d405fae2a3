import {
  AbortMultipartUploadCommand,
  HeadObjectCommand,
  ListMultipartUploadsCommand,
  type MultipartUpload,
  NoSuchUpload,
  NotFound,
  paginateListObjectsV2,
  type S3Client,
} from "@aws-sdk/client-s3";
import type { StoredObject } from "./storage.ts";

export async function sizeOf(client: S3Client, at: { Bucket: string; Key: string }) {
  try {
    const { ContentLength } = await client.send(new HeadObjectCommand(at));
    return ContentLength ?? null;
  } catch (error) {
    if (error instanceof NotFound) return null;
    throw error;
  }
}

export async function* listObjects(
  client: S3Client,
  bucket: string,
  prefix: string,
): AsyncGenerator<StoredObject> {
  for await (const page of paginateListObjectsV2({ client }, { Bucket: bucket, Prefix: prefix })) {
    for (const { Key, LastModified, Size } of page.Contents ?? []) {
      if (Key && LastModified) yield { key: Key, modifiedAt: LastModified, size: Size ?? 0 };
    }
  }
}

export async function abortUnfinished(client: S3Client, bucket: string, olderThan: Date) {
  let aborted = 0;
  for await (const { Key, UploadId, Initiated } of listUploads(client, bucket)) {
    if (!Initiated || Initiated >= olderThan) continue;
    try {
      await client.send(new AbortMultipartUploadCommand({ Bucket: bucket, Key, UploadId }));
      aborted += 1;
    } catch (error) {
      if (!(error instanceof NoSuchUpload)) throw error;
    }
  }
  return aborted;
}

/** The SDK has a paginator for objects, but none for multipart uploads. */
async function* listUploads(client: S3Client, bucket: string): AsyncGenerator<MultipartUpload> {
  let after: { KeyMarker?: string; UploadIdMarker?: string } | null = {};
  while (after !== null) {
    const order: ListMultipartUploadsCommand = new ListMultipartUploadsCommand({
      Bucket: bucket,
      ...after,
    });
    const {
      Uploads = [],
      IsTruncated,
      NextKeyMarker,
      NextUploadIdMarker,
    } = await client.send(order);
    yield* Uploads;
    after =
      IsTruncated && NextKeyMarker
        ? {
            KeyMarker: NextKeyMarker,
            ...(NextUploadIdMarker && { UploadIdMarker: NextUploadIdMarker }),
          }
        : null;
  }
}
