import { mkdtemp, readdir, rm } from "node:fs/promises";
import { createServer, type Server } from "node:http";
import { type AddressInfo, connect } from "node:net";
import { tmpdir } from "node:os";
import path from "node:path";
import { createCookie } from "@remix-run/node";
import { sql } from "drizzle-orm";
import express, { type RequestHandler } from "express";
import { pino } from "pino";
import { afterAll, afterEach, beforeAll, describe, expect, it, vi } from "vitest";
import type { RequestId } from "#app/domain/ids.ts";
import { findKeptForm } from "#app/domain/kept-form/find-kept-form.server.ts";
import { customerOwner } from "#app/domain/kept-form/kept-form.ts";
import type { DocumentLimits } from "#app/domain/limits.ts";
import { digest } from "#app/domain/secrets.server.ts";
import { claimKeptForms } from "#db/kept-forms.server.ts";
import { openRateLimiter, type RateLimiter } from "#db/rate-limits.server.ts";
import { insertSession } from "#db/sessions.server.ts";
import { withLimit } from "#tests/support/limits.ts";
import { carryTo } from "#tests/support/scenario/cases.ts";
import { openScene, requestOf, type Scene } from "#tests/support/scenario/scenario.ts";
import { startS3, type TestS3 } from "#tests/support/vendors/s3.ts";
import type { Upload } from "../received-upload.ts";
import { type Means, takeUpload } from "./take-upload.server.ts";

const megabyte = 1024 * 1024;
const documents: DocumentLimits = {
  maxFileBytes: megabyte,
  maxFiles: 2,
  maxRequestBytes: 1.5 * megabyte,
};

let scene: Scene;
let s3: TestS3;
let limiter: RateLimiter;
let server: Server;
let temporary: string;
let origin: string;
let page: RequestHandler;

beforeAll(async () => {
  [scene, s3] = await Promise.all([openScene(), startS3()]);
  limiter = openRateLimiter(scene.url);
  temporary = await mkdtemp(path.join(tmpdir(), "take-upload-"));
  vi.stubEnv("TMPDIR", temporary);
  const { db, secrets } = scene.domain;
  const settings = {
    publicOrigin: "http://localhost",
    mode: "real",
    rateLimitFactor: 1,
    documents,
  };
  const logger = pino({ level: "silent" });
  const means = { db, secrets, settings, limiter, logger, store: s3.store } as unknown as Means;
  const app = express();
  app.use(takeUpload(means));
  app.all("*", (req, res, next) => page(req, res, next));
  app.use(((_error, _req, res, next) => {
    res.status(500).end();
    next();
  }) satisfies express.ErrorRequestHandler);
  server = createServer(app);
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  origin = `http://127.0.0.1:${String((server.address() as AddressInfo).port)}`;
});
afterAll(async () => {
  server.closeAllConnections();
  await new Promise((resolve) => server.close(resolve));
  await Promise.all([scene.close(), s3.stop(), limiter.close()]);
  vi.unstubAllEnvs();
  await rm(temporary, { recursive: true });
});
afterEach(async () => {
  for (const key of await s3.keys()) await s3.store.delete(key);
  for (const file of await readdir(temporary)) await rm(path.join(temporary, file));
});

async function cookieOf(id: RequestId, scope: "request" | "status" = "request") {
  const token = `token-${String(Math.random())}`;
  await insertSession(scene.domain.db, { tokenHash: digest(token), requestId: id, scope });
  return (await createCookie("visit").serialize(token)).split(";")[0] ?? "";
}

async function whoMayGive() {
  const { id } = await carryTo(scene, "organisation.acquired", "started");
  return { id, cookie: await cookieOf(id) };
}

function formOf(...sizes: number[]) {
  const body = new FormData();
  body.set("kind", "kbis");
  sizes.forEach((size, index) => {
    const bytes = Buffer.alloc(size, "0123456789");
    bytes.write("%PDF-1.7\n");
    body.append("document", new Blob([bytes]), `${String(index)}.pdf`);
  });
  return body;
}

function send(cookie: string, body: FormData) {
  return fetch(`${origin}/request/documents`, {
    method: "POST",
    headers: { cookie },
    body,
    redirect: "manual",
  });
}

const showUpload: RequestHandler = (_req, res) => void res.json(res.locals.upload);

async function expectNothingKept() {
  const kept = async () => [await s3.keys(), await readdir(temporary)];
  await expect.poll(kept).toEqual([[], []]);
  expect(s3.openUploads()).toEqual([]);
}

describe("nothing reaches the store", () => {
  const reached = vi.fn();
  const isLedAway = async (cookie: string, to = "/request") => {
    page = (_req, res) => {
      reached();
      res.end();
    };
    const write = vi.spyOn(s3.store, "write");
    const answer = await send(cookie, formOf(1000));
    expect([answer.status, answer.headers.get("location")]).toEqual([303, to]);
    expect(reached).not.toHaveBeenCalled();
    expect(write).not.toHaveBeenCalled();
    write.mockRestore();
    expect(await readdir(temporary)).toEqual([]);
  };

  it("without a session; the page says that the file was not received", () =>
    isLedAway("", "/link?ended=file"));

  it("after the end of the session; the documents page will say so to its recipient", async () => {
    const { id, cookie } = await whoMayGive();
    await scene.domain.db.execute(
      sql`update sessions set last_seen_at = now() - interval '31 minutes' where request_id = ${id}`,
    );
    await isLedAway(cookie, "/link?ended=file");
    const { accountId, recipient } = await requestOf(scene, id);
    const owner = customerOwner({ accountId, recipient });
    await scene.domain.db.transaction((tx) => claimKeptForms(tx, owner, digest("next")));
    const kept = await findKeptForm(scene.domain, { token: "next", path: "/request/documents" });
    expect(kept).toMatchObject({ hadFile: true, fields: {} });
  });

  it("after the end of the session; an explanation that came with no file is kept", async () => {
    const { id, cookie } = await whoMayGive();
    await scene.domain.db.execute(
      sql`update sessions set last_seen_at = now() - interval '31 minutes' where request_id = ${id}`,
    );
    const form = new FormData();
    form.set("explanation-1", "Le greffe nous l’a remis ainsi.");
    form.set("intent", "continue");
    form.set("document-kbis", new File([], ""));
    const answer = await send(cookie, form);
    expect(answer.headers.get("location")).toBe("/link?ended=kept");
    const { accountId, recipient } = await requestOf(scene, id);
    const owner = customerOwner({ accountId, recipient });
    await scene.domain.db.transaction((tx) => claimKeptForms(tx, owner, digest("after")));
    const kept = await findKeptForm(scene.domain, { token: "after", path: "/request/documents" });
    expect(kept).toMatchObject({
      hadFile: false,
      fields: { "explanation-1": ["Le greffe nous l’a remis ainsi."] },
    });
  });

  it("for a situation that requires no documents", async () => {
    const { id } = await carryTo(scene, "organisation.standard", "started");
    await isLedAway(await cookieOf(id));
  });

  it("for a request under review", async () => {
    const { id } = await carryTo(scene, "organisation.acquired", "submitted");
    await isLedAway(await cookieOf(id));
  });

  it("if staff asked for other steps only", async () => {
    const { id } = await carryTo(scene, "organisation.acquired", "returned", {
      steps: ["mobile"],
    });
    await isLedAway(await cookieOf(id));
  });

  it("from a session that may only view the request's progress", async () => {
    const { id } = await carryTo(scene, "organisation.acquired", "started");
    await isLedAway(await cookieOf(id, "status"));
  });

  it("once the upload limit is used up; the page gets the time to wait", async () => {
    const { id, cookie } = await whoMayGive();
    const rule = { name: "upload-request", points: 120, seconds: 3600 };
    const keys = scene.domain.secrets.rateKeys(id);
    await Promise.all(Array.from({ length: 120 }, () => limiter.spend(rule, keys)));
    page = showUpload;
    const write = vi.spyOn(s3.store, "write");
    const upload = (await (await send(cookie, formOf(1000))).json()) as Upload;
    expect(upload).toEqual({
      outcome: "too-often",
      retryAfterSeconds: expect.any(Number) as number,
    });
    expect(write).not.toHaveBeenCalled();
    write.mockRestore();
    await expectNothingKept();
  });
});

describe("the limits come from the settings", () => {
  it.each([
    ["a file too large", [megabyte + 1], { files: [{ refusal: "too-large" }] }],
    ["too many files", [100, 100, 100], { outcome: "too-many", fields: { kind: "kbis" } }],
    ["too much together", [megabyte, megabyte], { outcome: "too-many" }],
  ])("%s", async (_, sizes, upload) => {
    const { cookie } = await whoMayGive();
    page = showUpload;
    expect(await (await send(cookie, formOf(...sizes))).json()).toMatchObject(upload);
    await expectNothingKept();
  });
});

it("A client that leaves half-way is not a failure: the upload is malformed, and nothing is kept", async () => {
  const { cookie } = await whoMayGive();
  const seen = new Promise<Upload>((resolve) => {
    page = (_req, res) => resolve(res.locals.upload as Upload);
  });
  const socket = connect((server.address() as AddressInfo).port, "127.0.0.1");
  const disposition = 'Content-Disposition: form-data; name="document"; filename="a.pdf"';
  const headers = [
    "host: localhost",
    `cookie: ${cookie}`,
    "content-type: multipart/form-data; boundary=b",
    "content-length: 900000",
  ];
  const part = `--b\r\n${disposition}\r\n\r\n%PDF-1.7 ${"x".repeat(100_000)}`;
  socket.write(`POST /request/documents HTTP/1.1\r\n${headers.join("\r\n")}\r\n\r\n${part}`);
  await expect.poll(() => readdir(temporary)).toHaveLength(1);
  socket.destroy();
  expect(await seen).toEqual({ outcome: "malformed" });
  await expectNothingKept();
});

describe("the received files", () => {
  const claim: RequestHandler = (_req, res) => {
    const { claimUpload } = res.locals as { claimUpload: () => boolean };
    res.json({ isTaken: claimUpload() });
  };

  it("stay when the page claims them", async () => {
    const { id, cookie } = await whoMayGive();
    page = claim;
    const answer = await send(cookie, formOf(1000, 2000));
    expect(await answer.json()).toEqual({ isTaken: true });
    await new Promise((resolve) => setTimeout(resolve, 200));
    const keys = await s3.keys();
    expect(keys.every((key) => key.startsWith(`documents/${id}/`))).toBe(true);
    expect(keys).toHaveLength(2);
    expect(await readdir(temporary)).toHaveLength(2);
  });

  it.each<[string, number, RequestHandler]>([
    ["the page leads elsewhere", 303, (_req, res) => res.redirect(303, "/request")],
    ["the page refuses", 422, (_req, res) => void res.status(422).end()],
    ["the page fails", 500, (_req, _res, next) => next(new Error("a bug"))],
  ])("is thrown away when %s", async (_, status, handler) => {
    const { cookie } = await whoMayGive();
    page = handler;
    expect((await send(cookie, formOf(1000, 2000))).status).toBe(status);
    await expect.poll(() => s3.keys()).toEqual([]);
  });

  it("are deleted, and cannot be claimed any more, once the client has left", async () => {
    const { cookie } = await whoMayGive();
    const taken = new Promise<boolean>((resolve) => {
      page = (_req, res) => {
        const { claimUpload } = res.locals as { claimUpload: () => boolean };
        res.once("close", () => setTimeout(() => resolve(claimUpload()), 100));
        socket.destroy();
      };
    });
    const socket = connect((server.address() as AddressInfo).port, "127.0.0.1");
    const disposition = 'Content-Disposition: form-data; name="document"; filename="a.pdf"';
    const body = `--b\r\n${disposition}\r\n\r\n%PDF-1.7 whole\r\n--b--\r\n`;
    const headers = [
      "host: localhost",
      `cookie: ${cookie}`,
      "content-type: multipart/form-data; boundary=b",
      `content-length: ${String(body.length)}`,
    ];
    socket.write(`POST /request/documents HTTP/1.1\r\n${headers.join("\r\n")}\r\n\r\n${body}`);
    expect(await taken).toBe(false);
    await expect.poll(() => s3.keys()).toEqual([]);
  });
});

describe("files of a message", () => {
  const body = (files: number, text = "Voici.") => {
    const form = formOf(...Array.from({ length: files }, () => 100));
    form.set("text", text);
    return form;
  };
  const post = (cookie: string, form: FormData) =>
    fetch(`${origin}/request/messages`, {
      method: "POST",
      headers: { cookie },
      body: form,
      redirect: "manual",
    });
  const customerOf = async (status: "submitted" | "rejected") => {
    const { id } = await carryTo(scene, "individual.add", status);
    return { id, cookie: await cookieOf(id, "status") };
  };

  it("are taken where the documents can no longer be changed, as many as the limit says", async () => {
    const { cookie } = await customerOf("submitted");
    page = showUpload;
    const upload = (await (await post(cookie, body(2))).json()) as Upload;
    expect(upload).toMatchObject({ outcome: "received", fields: { text: "Voici." } });
    await withLimit("threadFilesPerMessage", 1, async () => {
      const refused = (await (await post(cookie, body(2))).json()) as Upload;
      expect(refused).toMatchObject({ outcome: "too-many" });
    });
    await expectNothingKept();
  });

  it("come with a text that is too long, which is given back", async () => {
    const { cookie } = await customerOf("submitted");
    page = showUpload;
    const text = "é".repeat(9_000);
    const upload = (await (await post(cookie, body(1, text))).json()) as Upload;
    expect(upload).toMatchObject({ outcome: "received", fields: { text } });
    await expectNothingKept();
  });

  it("never reach the store where nobody may write: over, suspended, without a session", async () => {
    page = showUpload;
    const over = await customerOf("rejected");
    const frozen = await customerOf("submitted");
    await scene.domain.db.execute(
      sql`update requests set frozen_at = now() where id = ${frozen.id}`,
    );
    const write = vi.spyOn(s3.store, "write");
    for (const [cookie, to] of [
      [over.cookie, "/request"],
      [frozen.cookie, "/request"],
      ["", "/link?ended=file"],
    ] as const) {
      const answer = await post(cookie, body(1));
      expect([answer.status, answer.headers.get("location")]).toEqual([303, to]);
    }
    expect(write).not.toHaveBeenCalled();
    write.mockRestore();
  });
});
