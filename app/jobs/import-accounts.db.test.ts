import { randomUUID } from "node:crypto";
import { Readable } from "node:stream";
import { afterAll, beforeAll, expect, it } from "vitest";
import { askToApply } from "#app/domain/account/import/ask-to-apply.server.ts";
import { beginImport } from "#app/domain/account/import/begin-import.server.ts";
import { loadImport } from "#app/domain/account/import/load-import.server.ts";
import { sweepStore } from "#app/domain/document/sweep-store.server.ts";
import type { ImportId, StaffId } from "#app/domain/ids.ts";
import type { Services } from "#app/services.server.ts";
import { findAccountByLogin } from "#db/accounts.server.ts";
import { enrolledMember, openTestDomain } from "#tests/support/scenario/staff.ts";
import { startS3, type TestS3 } from "#tests/support/vendors/s3.ts";
import { applyImportJob, checkImportJob } from "./import-accounts.server.ts";

let scene: Awaited<ReturnType<typeof openTestDomain>>;
let s3: TestS3;
let services: Services;
let staffId: StaffId;
beforeAll(async () => {
  [scene, s3] = await Promise.all([openTestDomain(), startS3()]);
  services = { ...scene.domain, store: s3.store } as unknown as Services;
  staffId = (await enrolledMember(scene.domain, ["administrator"])).id;
});
afterAll(() => Promise.all([scene.close(), s3.stop()]));

const attempt = (attempts: number, maxAttempts = 3) =>
  ({ job: { attempts, max_attempts: maxAttempts } }) as never;

async function stored(text: string) {
  const objectKey = `imports/${randomUUID()}`;
  await s3.store.write(objectKey, Readable.from([Buffer.from(text)]), { contentType: "text/csv" });
  const file = { label: "x.csv", size: text.length, sha256: "0", objectKey };
  const begun = await beginImport(scene.domain, { file, staffId });
  return { id: begun.ok ? begun.value : expect.fail(begun.refusal), objectKey };
}

async function foundOf(id: ImportId) {
  const loaded = await loadImport(scene.domain, id, { show: "all", after: 0 });
  return loaded?.found ?? expect.fail("gone");
}

const text = "identifiant;type;nom;e-mail\nJ-1;société;Un;a@a.example\n";

it("The jobs check a stored file and write it; a second run of either changes nothing", async () => {
  const { id } = await stored(text);
  for (let run = 0; run < 2; run += 1) await checkImportJob(services, { importId: id }, attempt(1));
  const { plan, ...found } = await foundOf(id);
  expect(found).toMatchObject({ status: "checked", new: 1, encoding: "utf-8" });
  await askToApply(scene.domain, { importId: id, plan: plan ?? "", staffId });
  for (let run = 0; run < 2; run += 1) await applyImportJob(services, { importId: id }, attempt(1));
  await checkImportJob(services, { importId: id }, attempt(1));
  expect(await foundOf(id)).toMatchObject({ status: "applied", written: 1, appliedBy: "Member" });
  expect((await findAccountByLogin(scene.domain.db, "j-1"))?.name).toBe("Un");
});

it("A file that cannot be read whole is refused, with the reason", async () => {
  const { id } = await stored("identifiant;nom\nx;y\n");
  await checkImportJob(services, { importId: id }, attempt(1));
  expect(await foundOf(id)).toMatchObject({
    status: "unreadable",
    refusal: "columns-missing",
    missingColumns: ["entity", "contactEmail"],
  });
});

it("An import fails when its last attempt does, and not before", async () => {
  const { id, objectKey } = await stored(text);
  await s3.store.delete(objectKey);
  await expect(checkImportJob(services, { importId: id }, attempt(2))).rejects.toThrow();
  expect((await foundOf(id)).status).toBe("checking");
  await expect(checkImportJob(services, { importId: id }, attempt(3))).rejects.toThrow();
  expect((await foundOf(id)).status).toBe("failed");
});

it("The sweep spares the file of an import, and deletes one that no import refers to", async () => {
  const { objectKey } = await stored(text);
  const stray = `imports/${randomUUID()}`;
  await s3.store.write(stray, Readable.from([Buffer.from("x")]), { contentType: "text/csv" });
  await sweepStore(services, { olderThanMs: -60_000 });
  const keys = await s3.keys();
  expect([keys.includes(objectKey), keys.includes(stray)]).toEqual([true, false]);
});
