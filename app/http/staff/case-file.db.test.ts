import { sql } from "drizzle-orm";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { RequestId, StaffId } from "#app/domain/ids.ts";
import { exportCase } from "#app/domain/review/export-case.server.ts";
import { locales } from "#app/i18n/paraglide/runtime.js";
import { caseFile } from "#app/pdf/case-file.ts";
import { makePdf } from "#app/pdf/make-pdf.server.ts";
import { inLocale } from "#tests/support/locale.ts";
import { allOf, readBack } from "#tests/support/pdf/read-back.ts";
import { approve, carryTo, reject } from "#tests/support/scenario/cases.ts";
import { expectOk, openScene, requestOf, type Scene } from "#tests/support/scenario/scenario.ts";
import { caseFileOf } from "./case-file.server.ts";

let scene: Scene;
beforeAll(async () => {
  scene = await openScene();
});
afterAll(() => scene.close());

async function fileOf(id: RequestId, locale: "fr" | "en" = "fr", by: StaffId = scene.reviewer) {
  const { reference } = await requestOf(scene, id);
  const exported = await exportCase(scene.domain, reference, by);
  if (!exported) throw new Error("the request is gone");
  const made = { brandName: "SafeBrands", madeBy: "Dominique" };
  const pdf = inLocale(locale, () => caseFile(caseFileOf({ ...exported, ...made }), locale));
  const found = await readBack(await makePdf(pdf));
  return { found, text: found.text.replace(/[\s\u00a0\u202f]+/g, " ") };
}

describe.each(locales)("the case as a PDF in %s", (locale) => {
  it("tells who, what, papers, checks, decisions and events, and is tagged", async () => {
    const { account, id } = await carryTo(scene, "organisation.deceased", "submitted");
    expectOk(await reject(scene, id));
    await scene.domain.db.execute(sql`update documents set facts =
      '[{"name":"siren","value":"732829320","page":1,"confidence":1,"box":null,"note":null}]'::jsonb,
      reading = 'done' where request_id = ${id}`);
    const { found, text } = await fileOf(id, locale);
    expect(found).toMatchObject({ isMarked: true, isUniversal: true, showsTitle: true });
    expect(found.language).toBe(locale === "fr" ? "fr-FR" : "en-GB");
    expect(allOf(found.elements, "H1")).toHaveLength(1);
    expect(allOf(found.elements, "H2").length).toBeGreaterThanOrEqual(7);
    const { reference } = await requestOf(scene, id);
    const words = [
      reference,
      account.login,
      account.name,
      "732 829 320",
      "SHA-256",
      "Le Kbis est trop ancien.",
    ];
    for (const word of words) expect(text, word).toContain(word);
    expect(text).toContain(locale === "fr" ? "Demande refusée" : "reject");
    expect(text).not.toMatch(/undefined|\[object|case_file_|staff_/);
  });
});

it("hides the last digits of the requested number until the decision, as the page does", async () => {
  const { id } = await carryTo(scene, "individual.add", "submitted");
  const { mobile } = await requestOf(scene, id);
  const last = mobile?.slice(-4).replace(/(..)(..)/, "$1 $2") ?? "";
  expect((await fileOf(id)).text).not.toContain(last);
  expectOk(await approve(scene, id));
  expect((await fileOf(id)).text).toContain(last);
});

it("hides from the second approver why the first one approved", async () => {
  const { id } = await carryTo(scene, "individual.add", "submitted", { knownPhone: null });
  expectOk(await approve(scene, id));
  const other = await scene.addStaff();
  expect((await fileOf(id, "fr", other)).text).not.toContain("Vérifié au téléphone.");
});

it("is recorded on the request's chain, with the version that was exported", async () => {
  const { id } = await carryTo(scene, "individual.add", "submitted");
  await fileOf(id);
  const rows = await scene.domain.db.execute<{ actor: string; details: object }>(sql`
    select actor, details from audit_events where request_id = ${id} and action = 'case-exported'`);
  const { version } = await requestOf(scene, id);
  expect(rows).toMatchObject([
    { actor: `staff:${scene.reviewer}`, details: { as: "pdf", version } },
  ]);
});

it("does not exist for an unknown reference", async () => {
  expect(await exportCase(scene.domain, "AAAA-AAAA", scene.reviewer)).toBeNull();
});
