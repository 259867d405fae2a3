import { createHash } from "node:crypto";
import { readFile, stat } from "node:fs/promises";
import { connect } from "node:net";
import { buffer } from "node:stream/consumers";
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { startUploadServer, type UploadServer } from "#tests/support/product/upload-server.ts";
import { startS3, type TestS3 } from "#tests/support/vendors/s3.ts";
import type { Upload, UploadedFile } from "../received-upload.ts";

const megabyte = 1024 * 1024;

let s3: TestS3;
let server: UploadServer;
beforeAll(async () => {
  s3 = await startS3();
});
afterAll(() => s3.stop());
beforeEach(async () => {
  server = await startUploadServer(s3.store);
});
afterEach(async () => {
  await server.stop();
  for (const key of await s3.keys()) await s3.store.delete(key);
});

function pdf(bytes: number): Buffer<ArrayBuffer> {
  const content = Buffer.alloc(bytes, "0123456789 abcdef ");
  content.write("%PDF-1.7\n");
  return content;
}

function form(files: Record<string, Buffer<ArrayBuffer> | string>, fields = { kind: "kbis" }) {
  const body = new FormData();
  for (const [name, value] of Object.entries(fields)) body.set(name, value);
  for (const [name, bytes] of Object.entries(files)) {
    body.append("document", new Blob([bytes], { type: "application/pdf" }), name);
  }
  return body;
}

async function post(body: BodyInit, headers: Record<string, string> = {}): Promise<Upload> {
  const response = await fetch(server.origin, { method: "POST", body, headers });
  return (await response.json()) as Upload;
}

function filesOf(upload: Upload): readonly UploadedFile[] {
  return upload.outcome === "received" ? upload.files : expect.fail(upload.outcome);
}

async function stored(key: string): Promise<Buffer> {
  const body = await s3.store.read(key);
  return body === null ? expect.fail("not stored") : buffer(body);
}

async function expectNothingKept(): Promise<void> {
  expect(s3.openUploads()).toEqual([]);
  expect(await s3.keys()).toEqual([]);
  expect(await server.tempFiles()).toEqual([]);
}

function multipart(...parts: string[]): string {
  return `${parts.map((part) => `--b\r\nContent-Disposition: form-data; ${part}\r\n`).join("")}--b--\r\n`;
}
const ofBoundary = { "content-type": "multipart/form-data; boundary=b" };

describe("an upload", () => {
  it.each([9, 1_000, 20 * megabyte])("of %i bytes is kept byte for byte", async (size) => {
    const bytes = pdf(size);
    const upload = await post(form({ "Kbis de l’été.pdf": bytes }));
    expect(upload).toMatchObject({ outcome: "received", fields: { kind: "kbis" } });
    const [file] = filesOf(upload);
    if (file?.outcome !== "stored") expect.fail("not stored");
    const sha256 = createHash("sha256").update(bytes).digest("hex");
    expect(file).toMatchObject({ label: "Kbis de l’été.pdf", size, sha256 });
    expect((await stored(file.key)).equals(bytes)).toBe(true);
    expect((await readFile(file.tempPath)).equals(bytes)).toBe(true);
    expect((await stat(file.tempPath)).mode & 0o777).toBe(0o600);
  });

  it("of several files keeps the valid ones, in order", async () => {
    const upload = await post(
      form({
        "a.pdf": pdf(9 * megabyte),
        "empty.pdf": "",
        "page.pdf": "<!doctype html>",
        "photo.pdf": Buffer.from([0xff, 0xd8, 0xff, 0xe0, 0, 16, 0x4a, 0x46]),
        "scan.pdf": Buffer.from("\x89PNG\r\n\x1a\n", "latin1"),
        "large.pdf": pdf(20 * megabyte + 1),
        "b.pdf": pdf(100),
      }),
    );
    expect(filesOf(upload)).toMatchObject([
      { label: "a.pdf", outcome: "stored", key: "documents/1" },
      { label: "empty.pdf", outcome: "refused", refusal: "empty" },
      { label: "page.pdf", outcome: "refused", refusal: "not-what-it-says" },
      { label: "photo.pdf", outcome: "stored", format: "jpeg", key: "documents/2" },
      { label: "scan.pdf", outcome: "stored", format: "png", key: "documents/3" },
      { label: "large.pdf", outcome: "refused", refusal: "too-large" },
      { label: "b.pdf", outcome: "stored", key: "documents/5" },
    ]);
    expect(await s3.keys()).toEqual(["documents/1", "documents/2", "documents/3", "documents/5"]);
    expect(s3.openUploads()).toEqual([]);
    expect(await server.tempFiles()).toHaveLength(4);
  });

  it("of ten files is received, of eleven is refused entirely", async () => {
    const files = (count: number) =>
      Object.fromEntries(Array.from({ length: count }, (_, at) => [`${String(at)}.pdf`, pdf(50)]));
    expect(filesOf(await post(form(files(10))))).toHaveLength(10);
    for (const key of await s3.keys()) await s3.store.delete(key);
    expect(await post(form(files(11)))).toEqual({ outcome: "too-many", fields: { kind: "kbis" } });
    expect(await s3.keys()).toEqual([]);
    expect(await server.tempFiles()).toHaveLength(10);
  });

  it("with a field for each kind tells the files of each, and counts only the chosen ones", async () => {
    const body = new FormData();
    const add = (field: string, name: string, bytes: Buffer<ArrayBuffer> | string) =>
      body.append(field, new Blob([bytes]), name);
    add("document-letter", "lettre.pdf", pdf(50));
    for (const kind of ["kbis", "rne-extract", "minutes"]) {
      body.append(`document-${kind}`, new File([], "", { type: "application/octet-stream" }));
    }
    for (let page = 1; page < 10; page += 1) add("document-kbis", `${String(page)}.pdf`, pdf(50));
    const files = filesOf(await post(body));
    expect(files).toHaveLength(10);
    expect(files[0]).toMatchObject({ field: "document-letter", label: "lettre.pdf" });
    expect(new Set(files.slice(1).map(({ field }) => field))).toEqual(new Set(["document-kbis"]));
    for (const key of await s3.keys()) await s3.store.delete(key);
    add("document-letter", "suite.pdf", pdf(50));
    expect(await post(body)).toEqual({ outcome: "too-many", fields: {} });
  });

  it("without a file keeps the fields", async () => {
    const unchosen = multipart(
      'name="kind"\r\n\r\nletter',
      'name="document"; filename=""\r\nContent-Type: application/octet-stream\r\n\r\n',
    );
    const noFile = { outcome: "no-file", fields: { kind: "letter" } };
    expect(await post(unchosen, ofBoundary)).toEqual(noFile);
    expect(await post(form({}, { kind: "letter" }))).toEqual(noFile);
    await expectNothingKept();
  });

  const part = (parameters: string, content: string) =>
    multipart(
      'name="kind"\r\n\r\nkbis',
      `name="document"${parameters}\r\nContent-Type: application/pdf\r\n\r\n${content}`,
    );

  it.each([
    ["quotes as they are", '; filename="Kbis "original".pdf"', 'Kbis "original".pdf'],
    ["quotes escaped", '; filename="Kbis \\"original\\".pdf"', 'Kbis "original".pdf'],
    ["quotes encoded", '; filename="Kbis %22original%22 50%.pdf"', 'Kbis "original" 50%.pdf'],
    ["slashes", '; filename="Kbis 12/11/2026.pdf"', "Kbis 12/11/2026.pdf"],
    ["a path", '; filename="C:\\fakepath\\kbis.pdf"', "kbis.pdf"],
    ["the form of RFC 8187", "; filename*=UTF-8''%C3%A9t%C3%A9.pdf", "été.pdf"],
    ["a folded header", ';\r\n filename="kbis.pdf"', "kbis.pdf"],
    ["nothing", '; filename=""', "document.pdf"],
    ["only invisible characters", '; filename="\u200b \u202e"', "document.pdf"],
    ["nothing but a folder", '; filename="/tmp/"', "document.pdf"],
  ])("whose name has %s is taken by its whole name", async (_, parameters, label) => {
    const upload = await post(part(parameters, "%PDF-1.7 whole"), ofBoundary);
    expect(upload).toMatchObject({ fields: { kind: "kbis" } });
    expect(filesOf(upload)).toMatchObject([{ outcome: "stored", label, size: 14 }]);
  });

  it("whose name comes in Latin-1 is taken by its whole name", async () => {
    const body = Buffer.from(part('; filename="\xe9t\xe9.pdf"', "%PDF-1.7"), "latin1");
    expect(filesOf(await post(body, ofBoundary))).toMatchObject([{ label: "été.pdf" }]);
  });

  it("without a name and of no known format is refused as a document", async () => {
    const upload = await post(part('; filename=""', "<!doctype html>"), ofBoundary);
    expect(filesOf(upload)).toMatchObject([{ outcome: "refused", label: "document" }]);
  });

  it.each([1, 2, 3, 7])("in pieces of %i bytes is the same, its name too", async (length) => {
    const content = "%PDF-1.7 \r\n--\r\n--a\r\n\r\n the end\r\n";
    const body = Buffer.from(part('; filename="Kbis "original".pdf"', content));
    const pieces = new ReadableStream<Uint8Array>({
      start: (stream) => {
        for (let at = 0; at < body.length; at += length) {
          stream.enqueue(body.subarray(at, at + length));
        }
        stream.close();
      },
    });
    const init = {
      method: "POST",
      body: pieces,
      headers: ofBoundary,
      duplex: "half",
    } as RequestInit;
    const upload = (await (await fetch(server.origin, init)).json()) as Upload;
    const [file] = filesOf(upload);
    if (file?.outcome !== "stored") expect.fail("not stored");
    expect(file.label).toBe('Kbis "original".pdf');
    expect((await stored(file.key)).toString()).toBe(content);
  });

  it("far over the limit is answered, not reset", async () => {
    const upload = await post(form({ "film.pdf": pdf(60 * megabyte) }));
    expect(filesOf(upload)).toMatchObject([{ outcome: "refused", refusal: "too-large" }]);
    await expectNothingKept();
  });

  it("of a large file of a wrong type is answered and never stored", async () => {
    const upload = await post(form({ "film.mp4": Buffer.alloc(60 * megabyte) }));
    expect(filesOf(upload)).toMatchObject([{ outcome: "refused", refusal: "not-what-it-says" }]);
    await expectNothingKept();
  });

  it("over every limit is broken off and its file refused", async () => {
    await server.stop();
    server = await startUploadServer(s3.store, { maxBytes: megabyte, maxRequestBytes: megabyte });
    const upload = await post(form({ "film.pdf": pdf(20 * megabyte) }));
    expect(filesOf(upload)).toMatchObject([{ outcome: "refused", refusal: "too-large" }]);
    await expectNothingKept();
  });

  it.each([
    ["a little", 2 * megabyte],
    ["far", 8 * megabyte],
  ])("whose files exceed the total by %s is refused as a whole", async (_, size) => {
    await server.stop();
    const limits = { maxBytes: 10 * megabyte, maxFiles: 10, maxRequestBytes: 5 * megabyte };
    server = await startUploadServer(s3.store, limits);
    const upload = await post(form({ "a.pdf": pdf(size), "b.pdf": pdf(size), "c.pdf": pdf(size) }));
    expect(upload).toEqual({ outcome: "too-many", fields: { kind: "kbis" } });
    await expectNothingKept();
  });
});

describe("a malformed upload", () => {
  const file = 'name="document"; filename="a.pdf"\r\n\r\n%PDF-1.7 whole';
  const whole = multipart('name="kind"\r\n\r\nkbis', file);

  it.each<[string, string, Record<string, string>]>([
    ["without a type", whole, { "content-type": "" }],
    ["of another type", "kind=kbis", { "content-type": "application/x-www-form-urlencoded" }],
    ["without a boundary", whole, { "content-type": "multipart/form-data" }],
    ["with another boundary", whole, { "content-type": "multipart/form-data; boundary=c" }],
    ["cut off in a file", whole.slice(0, -12), ofBoundary],
    ["cut off after a file", whole.replace(/--b--\r\n$/, "--b\r\n"), ofBoundary],
    ["with an empty body", "", ofBoundary],
    ["with a broken part header", whole.replace("Content-Disposition:", "\0:"), ofBoundary],
    [
      "of thousands of fields",
      multipart(...Array.from({ length: 5_000 }, () => 'name="a"\r\n\r\nb')),
      ofBoundary,
    ],
    [
      "with a field too long",
      multipart(`name="kind"\r\n\r\n${"x".repeat(20_000)}`, file),
      ofBoundary,
    ],
    [
      "with a file by another name",
      multipart(file, 'name="photo"; filename="b"\r\n\r\n%PDF-'),
      ofBoundary,
    ],
  ])("%s is refused as a whole", async (_, body, headers) => {
    expect(await post(body, headers)).toEqual({ outcome: "malformed" });
    await expectNothingKept();
  });

  it("of thousands of files is reported as too many, not as malformed, and refused entirely", async () => {
    const body = multipart(...Array.from({ length: 5_000 }, () => file));
    expect(await post(body, ofBoundary)).toMatchObject({ outcome: "too-many" });
    await expectNothingKept();
  });

  it("does not prevent the next one", async () => {
    await post(whole.slice(0, -12), ofBoundary);
    expect(filesOf(await post(whole, ofBoundary))).toHaveLength(1);
  });
});

describe("a client that leaves", () => {
  function sendPart(bytes: number, announced: number) {
    const socket = connect(server.port, "127.0.0.1");
    socket.on("error", () => undefined);
    const head = '--b\r\nContent-Disposition: form-data; name="document"; filename="a.pdf"\r\n\r\n';
    const headers = `content-type: multipart/form-data; boundary=b\r\ncontent-length: ${String(announced)}`;
    socket.write(`POST / HTTP/1.1\r\nhost: x\r\n${headers}\r\n\r\n${head}`);
    socket.write(pdf(bytes));
    return socket;
  }

  it.each([40, 9 * megabyte, 17 * megabyte])("after %i bytes leaves nothing", async (bytes) => {
    const socket = sendPart(bytes, 19 * megabyte);
    await expect.poll(() => server.tempFiles()).toHaveLength(1);
    if (bytes > 8 * megabyte) {
      await expect.poll(() => s3.openUploads()).toHaveLength(1);
    }
    socket.destroy();
    await expect.poll(() => server.ends).toEqual([{ outcome: "malformed" }]);
    await expectNothingKept();
  });
});

describe("a store that fails", () => {
  it("in the middle of a file makes the upload fail, and nothing is kept", async () => {
    s3.failParts(true);
    const response = await fetch(server.origin, {
      method: "POST",
      body: form({
        "first.pdf": pdf(100),
        "a.pdf": pdf(19 * megabyte),
        "b.pdf": pdf(19 * megabyte),
      }),
    });
    s3.failParts(false);
    expect(response.status).toBe(503);
    await expectNothingKept();
  });
});

describe("a server that stops", () => {
  it("breaks off the upload and keeps nothing", async () => {
    const abort = new AbortController();
    await server.stop();
    server = await startUploadServer(s3.store, { signal: abort.signal });
    const socket = connect(server.port, "127.0.0.1").on("error", () => undefined);
    const part = 'name="document"; filename="a.pdf"\r\n\r\n%PDF-1.7 and what follows the head';
    const head = "POST / HTTP/1.1\r\nhost: x\r\ncontent-type: multipart/form-data; boundary=b";
    socket.write(
      `${head}\r\ncontent-length: 1000\r\n\r\n--b\r\nContent-Disposition: form-data; ${part}`,
    );
    await expect.poll(() => server.tempFiles()).toHaveLength(1);
    abort.abort(new Error("stopping"));
    await expect.poll(() => server.tempFiles()).toEqual([]);
    socket.destroy();
    await expect.poll(() => server.ends).toMatchObject([{ message: "stopping" }]);
    await expectNothingKept();
  });
});
