import { createServer, type Server } from "node:http";
import { type AddressInfo, connect } from "node:net";
import { createCookie } from "@remix-run/node";
import { sql } from "drizzle-orm";
import express, { type RequestHandler } from "express";
import { pino } from "pino";
import { afterAll, afterEach, beforeAll, expect, it } from "vitest";
import type { RoleName } from "#app/domain/access/roles.ts";
import { digest } from "#app/domain/secrets.server.ts";
import { openRateLimiter, type RateLimiter } from "#db/rate-limits.server.ts";
import { insertStaffSession } from "#db/staff-sessions.server.ts";
import { withLimit, withPoints } from "#tests/support/limits.ts";
import { enrolledMember, openTestDomain } from "#tests/support/scenario/staff.ts";
import { startS3, type TestS3 } from "#tests/support/vendors/s3.ts";
import type { ReceivedFile } from "../received-file.ts";
import { takeStaffFile } from "./take-staff-file.server.ts";
import type { Means } from "./take-upload.server.ts";

let scene: Awaited<ReturnType<typeof openTestDomain>>;
let s3: TestS3;
let limiter: RateLimiter;
let server: Server;
let origin: string;
let page: RequestHandler;

beforeAll(async () => {
  [scene, s3] = await Promise.all([openTestDomain(), startS3()]);
  limiter = openRateLimiter(scene.url);
  const { db, secrets } = scene.domain;
  const settings = { publicOrigin: "http://localhost", mode: "real", rateLimitFactor: 1 };
  const logger = pino({ level: "silent" });
  const app = express();
  app.use(
    takeStaffFile({ db, secrets, settings, limiter, logger, store: s3.store } as unknown as Means),
  );
  app.all("*", (req, res, next) => page(req, res, next));
  server = createServer(app);
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  origin = `http://127.0.0.1:${String((server.address() as AddressInfo).port)}`;
});
afterAll(async () => {
  server.closeAllConnections();
  await new Promise((resolve) => server.close(resolve));
  await Promise.all([scene.close(), s3.stop(), limiter.close()]);
});
afterEach(async () => {
  for (const key of await s3.keys()) await s3.store.delete(key);
});

async function cookieOf(role: RoleName) {
  const member = await enrolledMember(scene.domain, [role]);
  const token = `token-${String(Math.random())}`;
  await insertStaffSession(scene.domain.db, {
    tokenHash: digest(token),
    staffId: member.id,
    stage: "full",
    userAgent: "",
    address: "",
  });
  return (await createCookie("desk").serialize(token)).split(";")[0] ?? "";
}

function formOf(file: Buffer | null, field = "file", name = "Été 2026.csv") {
  const form = new FormData();
  form.set("note", "x");
  if (file) form.set(field, new Blob([new Uint8Array(file)]), name);
  else form.set(field, new Blob([]), "");
  return form;
}

const send = (cookie: string, body: FormData) =>
  fetch(`${origin}/staff/accounts/import`, {
    method: "POST",
    headers: { cookie },
    body,
    redirect: "manual",
  });

const showFile: RequestHandler = (_req, res) => void res.json(res.locals.staffFile);
const claimFile: RequestHandler = (_req, res) => {
  (res.locals.claimUpload as () => boolean)();
  res.json(res.locals.staffFile);
};

it("An administrator's list reaches the store byte for byte, and stays when the page claims it", async () => {
  page = claimFile;
  const bytes = Buffer.from(`identifiant;nom\n${"é;x\n".repeat(3_000_000)}`, "latin1");
  const answer = await send(await cookieOf("administrator"), formOf(bytes));
  const file = (await answer.json()) as ReceivedFile;
  if (file.outcome !== "stored") return expect.fail(file.trouble);
  expect(file).toMatchObject({ label: "Été 2026.csv", size: bytes.length, fields: { note: "x" } });
  expect(await s3.keys()).toEqual([file.objectKey]);
  const stored: Buffer[] = [];
  for await (const chunk of (await s3.store.read(file.objectKey)) ?? [])
    stored.push(chunk as Buffer);
  expect(Buffer.concat(stored).equals(bytes)).toBe(true);
});

it("A list that the page does not claim is deleted", async () => {
  page = showFile;
  await send(await cookieOf("administrator"), formOf(Buffer.from("a;b\n")));
  await expect.poll(() => s3.keys()).toEqual([]);
});

it.each([
  ["no file", formOf(null), "no-file"],
  ["an empty file", formOf(Buffer.alloc(0)), "empty"],
  ["a spreadsheet", formOf(Buffer.from("PK\x03\x04 xl/workbook.xml")), "not-csv"],
  ["a file over the limit", formOf(Buffer.alloc(1024 * 1024 + 1, "a")), "too-large"],
  ["a file far over the limit", formOf(Buffer.alloc(4 * 1024 * 1024, "a")), "too-large"],
  ["a file of another name", formOf(Buffer.from("a;b"), "document"), "broken"],
])("Of %s nothing is kept, and the page is told why", async (_, form, trouble) => {
  page = claimFile;
  const cookie = await cookieOf("administrator");
  const answer = await withLimit("importMegabytes", 1, () => send(cookie, form));
  expect(await answer.json()).toEqual({ outcome: "refused", trouble });
  expect(await s3.keys()).toEqual([]);
});

it.each(["agent", "approver", "auditor"] as const)(
  "Nothing of what an %s sends reaches the store",
  async (role) => {
    page = claimFile;
    const answer = await send(await cookieOf(role), formOf(Buffer.from("a;b\n")));
    expect(await answer.json()).toMatchObject({ outcome: "refused" });
    expect(await s3.keys()).toEqual([]);
  },
);

it("Nothing reaches the store without a fresh second factor: the page asks for one", async () => {
  page = claimFile;
  const cookie = await cookieOf("administrator");
  await scene.domain.db.execute(
    sql`update staff_sessions set factor_at = now() - interval '6 minutes'`,
  );
  const answer = await send(cookie, formOf(Buffer.from("a;b\n")));
  expect(await answer.json()).toEqual({ outcome: "refused", trouble: "broken" });
  expect(await s3.keys()).toEqual([]);
});

it("Somebody who has not signed in is led to sign in, and told that no file was received", async () => {
  page = () => expect.fail("the page was reached");
  const answer = await send("desk=x", formOf(Buffer.from("a;b\n")));
  expect([answer.status, answer.headers.get("location")]).toEqual([
    303,
    "/staff/login?ended=file&to=%2Fstaff%2Faccounts%2Fimport",
  ]);
  expect(await s3.keys()).toEqual([]);
});

it("Too many files in an hour are refused unread", async () => {
  page = claimFile;
  const cookie = await cookieOf("administrator");
  await withPoints("staff-file", 1, async () => {
    expect((await send(cookie, formOf(Buffer.from("a;b\n")))).status).toBe(200);
    const answer = await send(cookie, formOf(Buffer.from("a;b\n")));
    expect(await answer.json()).toEqual({ outcome: "refused", trouble: "too-often" });
  });
});

it("Of a broken connection nothing is kept", async () => {
  page = claimFile;
  const cookie = await cookieOf("administrator");
  const { port } = server.address() as AddressInfo;
  const socket = connect(port, "127.0.0.1");
  const head = [
    "POST /staff/accounts/import HTTP/1.1",
    "Host: x",
    `Cookie: ${cookie}`,
    "Content-Type: multipart/form-data; boundary=b",
    "Content-Length: 100000",
    "",
    '--b\r\nContent-Disposition: form-data; name="file"; filename="a.csv"',
    "",
    "a;b\r\n",
  ].join("\r\n");
  socket.write(head + "x".repeat(20_000));
  await new Promise((resolve) => setTimeout(resolve, 300));
  socket.destroy();
  await new Promise((resolve) => setTimeout(resolve, 500));
  expect(await s3.keys()).toEqual([]);
});
