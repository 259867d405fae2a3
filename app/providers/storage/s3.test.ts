import { createHash } from "node:crypto";
import { Readable } from "node:stream";
import { buffer } from "node:stream/consumers";
import { CreateMultipartUploadCommand, S3Client } from "@aws-sdk/client-s3";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { testObjectStore } from "#tests/support/services/object-store.ts";
import { startS3, type TestS3 } from "#tests/support/vendors/s3.ts";
import { createS3Store } from "./s3.server.ts";
import type { ObjectStore, StoredObject } from "./storage.ts";

const megabyte = 1024 * 1024;
const options = { contentType: "application/pdf" };

let s3: TestS3;
beforeAll(async () => {
  s3 = await startS3();
});
afterAll(() => s3.stop());

async function* blocks(count: number, hash = createHash("sha256")) {
  for (let index = 0; index < count; index += 1) {
    const block = Buffer.alloc(megabyte, `block ${String(index)} `);
    hash.update(block);
    yield block.subarray(0, 1000 + index);
    yield block.subarray(1000 + index);
    await new Promise(setImmediate);
  }
}

async function* failingAfter(count: number) {
  yield* blocks(count);
  throw new Error("the source broke");
}

async function readBack(key: string): Promise<Buffer> {
  const body = await s3.store.read(key);
  return body === null ? expect.fail("no object") : buffer(body);
}

async function expectNothingLeft(key: string): Promise<void> {
  expect(s3.openUploads()).toEqual([]);
  expect(await s3.store.read(key)).toBeNull();
}

async function listed(store: ObjectStore, prefix: string): Promise<StoredObject[]> {
  const objects: StoredObject[] = [];
  for await (const object of store.list(prefix)) objects.push(object);
  return objects;
}

async function begin(at: { endpoint: string | null; bucket: string }, keys: readonly string[]) {
  const credentials = { accessKeyId: "test", secretAccessKey: "test" };
  const where = { endpoint: at.endpoint ?? "", region: "us-east-1", forcePathStyle: true };
  const client = new S3Client({ ...where, credentials });
  for (const key of keys) {
    await client.send(new CreateMultipartUploadCommand({ Bucket: at.bucket, Key: key }));
  }
  client.destroy();
}

describe("the object store on S3", () => {
  it.each([0, 1, 8, 25])("keeps %i MB byte for byte", async (count) => {
    const hash = createHash("sha256");
    const key = `whole/${String(count)}`;
    await s3.store.write(key, Readable.from(blocks(count, hash)), options);
    const back = await readBack(key);
    expect(back).toHaveLength(count * megabyte);
    expect(createHash("sha256").update(back).digest("hex")).toBe(hash.digest("hex"));
    expect(s3.openUploads()).toEqual([]);
  });

  it("returns null for a missing key, and deletes it without an error", async () => {
    expect(await s3.store.read("missing")).toBeNull();
    await s3.store.delete("missing");
  });

  it("deletes", async () => {
    await s3.store.write("gone", Readable.from([Buffer.from("x")]), options);
    await s3.store.delete("gone");
    expect(await s3.store.read("gone")).toBeNull();
  });

  it("returns the size of an object, and null for a missing one", async () => {
    for (const count of [0, 1, 9]) {
      await s3.store.write("sized", Readable.from(blocks(count)), options);
      expect(await s3.store.size("sized")).toBe(count * megabyte);
    }
    expect(await s3.store.size("missing")).toBeNull();
  });

  it("lists everything below a prefix, beyond the thousand objects of one answer", async () => {
    const keys = Array.from({ length: 1_203 }, (_, at) => `many/${String(at).padStart(4, "0")}`);
    const put = (key: string) => s3.store.write(key, Readable.from([Buffer.from("abc")]), options);
    await put("other/1");
    for (let at = 0; at < keys.length; at += 100)
      await Promise.all(keys.slice(at, at + 100).map(put));
    const objects = await listed(s3.store, "many/");
    expect(objects.map(({ key }) => key)).toEqual(keys);
    expect(objects[0]).toMatchObject({ size: 3 });
    expect(Math.abs(Date.now() - Number(objects[0]?.modifiedAt))).toBeLessThan(60_000);
    expect(await listed(s3.store, "nothing/")).toEqual([]);
  });

  it("aborts only uploads started before a given time", async () => {
    const keys = ["documents/a & <b>", "documents/c"];
    await begin(s3, keys);
    expect(await s3.store.abortUnfinished(new Date(Date.now() - 60_000))).toBe(0);
    expect(s3.openUploads()).toEqual(keys);
    expect(await s3.store.abortUnfinished(new Date(Date.now() + 60_000))).toBe(2);
    expect(s3.openUploads()).toEqual([]);
    expect(await s3.store.abortUnfinished(new Date(Date.now() + 60_000))).toBe(0);
  });

  it.each([0, 1, 8, 20])("keeps nothing from a source that breaks after %i MB", async (count) => {
    const body = Readable.from(failingAfter(count));
    await expect(s3.store.write("broken", body, options)).rejects.toThrow("the source broke");
    expect(body.destroyed).toBe(true);
    await expectNothingLeft("broken");
  });

  it.each([0, 1, 9, 18])("keeps nothing from a write aborted after %i MB", async (count) => {
    const abort = new AbortController();
    async function* source() {
      yield* blocks(count);
      abort.abort(new Error("the client left"));
      yield* blocks(8);
    }
    const body = Readable.from(source());
    const written = s3.store.write("aborted", body, { ...options, signal: abort.signal });
    await expect(written).rejects.toThrow("the client left");
    expect(body.destroyed).toBe(true);
    await expectNothingLeft("aborted");
  });

  it("can abort a write whose source has stalled", async () => {
    const body = new Readable({ read: () => undefined });
    body.push(Buffer.alloc(9 * megabyte));
    const abort = new AbortController();
    const written = s3.store.write("stuck", body, { ...options, signal: abort.signal });
    const failed = expect(written).rejects.toThrow("too slow");
    await expect.poll(() => s3.openUploads()).toEqual(["stuck"]);
    abort.abort(new Error("too slow"));
    await failed;
    await expectNothingLeft("stuck");
  });

  it("deletes an object completed at the moment of the abort", async () => {
    const abort = new AbortController();
    async function* source() {
      yield* blocks(1);
      setImmediate(() => abort.abort(new Error("too late")));
    }
    const written = s3.store.write("late", Readable.from(source()), {
      ...options,
      signal: abort.signal,
    });
    await expect(written).rejects.toThrow("too late");
    await expectNothingLeft("late");
  });

  it("starts nothing if already aborted", async () => {
    const signal = AbortSignal.abort(new Error("gone already"));
    const body = Readable.from(blocks(9));
    await expect(s3.store.write("never", body, { ...options, signal })).rejects.toThrow("gone");
    await expectNothingLeft("never");
  });

  it("throws and keeps nothing when the store refuses a part", async () => {
    s3.failParts(true);
    const body = Readable.from(blocks(20));
    await expect(s3.store.write("refused", body, options)).rejects.toThrow();
    s3.failParts(false);
    expect(body.destroyed).toBe(true);
    await expectNothingLeft("refused");
  });

  it("works with checksums only where they are required", async () => {
    const store = createS3Store({
      bucket: s3.bucket,
      endpoint: s3.endpoint,
      region: "us-east-1",
      checksums: "WHEN_REQUIRED",
      credentials: { accessKeyId: "test", secretAccessKey: "test" },
    });
    await store.write("plain", Readable.from(blocks(9)), options);
    expect(await readBack("plain")).toHaveLength(9 * megabyte);
  });

  it("answers a ping, and throws when the bucket or the server is missing", async () => {
    await s3.store.ping();
    const elsewhere = (bucket: string, endpoint: string) =>
      createS3Store({
        bucket,
        endpoint,
        region: "us-east-1",
        checksums: "WHEN_SUPPORTED",
        credentials: { accessKeyId: "test", secretAccessKey: "test" },
      });
    await expect(elsewhere("absent", s3.endpoint).ping()).rejects.toThrow();
    await expect(elsewhere("papers", "http://127.0.0.1:1").ping()).rejects.toThrow();
  });
});

describe("the embedded object store, in its own process with files on disk", () => {
  const { bucket, endpoint, region, prefix } = testObjectStore();
  const credentials = { accessKeyId: "test", secretAccessKey: "test" };
  const store = createS3Store({
    bucket,
    endpoint,
    region,
    credentials,
    checksums: "WHEN_SUPPORTED",
  });

  it("keeps 25 MB byte for byte, until it is deleted", async () => {
    const hash = createHash("sha256");
    const key = `${prefix}large`;
    await store.write(key, Readable.from(blocks(25, hash)), options);
    const body = await store.read(key);
    const back = body === null ? expect.fail("no object") : await buffer(body);
    expect(createHash("sha256").update(back).digest("hex")).toBe(hash.digest("hex"));
    await store.delete(key);
    expect(await store.read(key)).toBeNull();
  });

  it("returns sizes and lists objects", async () => {
    const key = `${prefix}sized`;
    await store.write(key, Readable.from(blocks(9)), options);
    expect(await store.size(key)).toBe(9 * megabyte);
    expect(await store.size(`${prefix}missing`)).toBeNull();
    expect(await listed(store, prefix)).toMatchObject([{ key, size: 9 * megabyte }]);
    await store.delete(key);
    expect(await listed(store, prefix)).toEqual([]);
  });
});
