import { randomUUID } from "node:crypto";
import { sql } from "drizzle-orm";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { Domain } from "#app/domain/domain.ts";
import { importId } from "#app/domain/ids.ts";
import { findAccountByLogin } from "#db/accounts.server.ts";
import { verifyAuditTrail } from "#db/audit-events.server.ts";
import { sourceOf } from "#tests/support/accounts/read-whole.ts";
import { openTestDomain } from "#tests/support/scenario/staff.ts";
import { applyImport } from "./apply-import.server.ts";
import { askToApply } from "./ask-to-apply.server.ts";
import { beginAtCommandLine } from "./begin-at-command-line.server.ts";
import { checkImport } from "./check-import.server.ts";
import { reportRow, reportTotals } from "./import-report.ts";
import { loadImport } from "./load-import.server.ts";

let domain: Domain;
let close: () => Promise<void>;
beforeAll(async () => {
  ({ domain, close } = await openTestDomain());
  await domain.db.execute(
    sql`insert into account_managers (name, email, phone) values ('Zoé Léger', 'zoe@desk.example', '+33488662223')`,
  );
});
afterAll(() => close());

const heads = "identifiant;type;nom;contact;e-mail;mobile;mobile vérifié le;chargé de compte";

/** As the command line does it. */
async function load(text: string, apply: boolean) {
  const id = importId.parse(randomUUID());
  const file = Buffer.from(text);
  await beginAtCommandLine(domain, { id, label: "x.csv", size: file.length, sha256: "0" });
  await checkImport(domain, id, sourceOf(file));
  const { found, rows } = await report(id);
  const asked = apply
    ? await askToApply(domain, { importId: id, plan: found.plan ?? "", staffId: null })
    : null;
  if (asked?.ok) await applyImport(domain, id);
  const { status } = (await report(id)).found;
  return { rows, found, refusal: asked && !asked.ok ? asked.refusal : null, status };
}

async function report(id: ReturnType<typeof importId.parse>) {
  return (await loadImport(domain, id, { show: "all", after: 0 })) ?? expect.fail("gone");
}

const run = (lines: string[], apply: boolean) => load([heads, ...lines].join("\n"), apply);

const outcomesOf = ({ rows }: Awaited<ReturnType<typeof run>>) =>
  rows.map(({ outcome }) => outcome);

describe("importing accounts", () => {
  it("writes nothing in a dry run", async () => {
    const done = await run(["D-1;société;Un;;un@a.example;;;"], false);
    expect(done).toMatchObject({ status: "checked", rows: [{ outcome: "new" }] });
    expect(await findAccountByLogin(domain.db, "d-1")).toBeNull();
  });

  it("writes all rows or none", async () => {
    const good = "A-1;société;Un;;un@a.example;0612345678;31/01/2026;ZOÉ@desk.example";
    const done = await run([good, "A-2;société;;;un@a.example;;;"], true);
    expect(done.refusal).toBe("has-refusals");
    expect(await findAccountByLogin(domain.db, "a-1")).toBeNull();
  });

  it("finds account managers by name or e-mail address, and refuses unknown ones", async () => {
    const row = (login: string, manager: string) => `${login};société;X;;x@a.example;;;${manager}`;
    const lines = [row("M-1", "zoé léger"), row("M-2", "Zoe@Desk.example"), row("M-3", "Personne")];
    const done = await run(lines, false);
    expect(outcomesOf(done)).toEqual(["new", "new", "refused"]);
    expect(done.rows[2]?.problems).toEqual(["manager-unknown"]);
  });

  it("adds, changes or leaves accounts, but keeps the portal's mobile number and main contact", async () => {
    const first = "B-1;société;Un;Ana;ana@a.example;0612345678;31/01/2026;Zoé Léger";
    expect(await run([first], true)).toMatchObject({
      status: "applied",
      rows: [{ outcome: "new" }],
    });
    const again = await run([first], true);
    expect([outcomesOf(again), again.refusal]).toEqual([["unchanged"], "nothing-to-write"]);
    const other = "b-1;société;Deux;Bob;bob@a.example;0698765432;01/02/2026;Zoé Léger";
    const changed = await run([other], true);
    expect(changed.rows).toMatchObject([
      {
        outcome: "changed",
        kept: ["mobile", "contact"],
        changes: [{ field: "name", before: "Un", after: "Deux" }],
      },
    ]);
    expect(await findAccountByLogin(domain.db, "b-1")).toMatchObject({
      login: "B-1",
      name: "Deux",
      mobile: "+33612345678",
      mobileVerifiedAt: new Date("2026-01-31T00:00:00Z"),
      contactEmail: "ana@a.example",
    });
    expect((await run(["B-1;particulier;Un;;ana@a.example;;;"], true)).rows).toMatchObject([
      { outcome: "refused", problems: ["entity-differs"] },
    ]);
    expect((await verifyAuditTrail(domain.db)).faults).toEqual([]);
  });

  it("keeps the addresses that were approved in the portal, and reports it", async () => {
    const row = (addresses: string) =>
      load(
        `identifiant;type;nom;e-mail;adresses ip\nE-1;société;Un;e@a.example;${addresses}`,
        true,
      );
    expect(outcomesOf(await row("192.0.2.1"))).toEqual(["new"]);
    await domain.db.execute(
      sql`update accounts set authorised_addresses = '{192.0.2.1,198.51.100.7}' where login = 'E-1'`,
    );
    const done = await row("192.0.2.1");
    expect(done.rows).toMatchObject([{ outcome: "unchanged", kept: ["addresses"] }]);
    expect(done.rows.map(reportRow)).toEqual([
      "line 2, E-1: unchanged: its authorised addresses are the portal's and were kept",
    ]);
    expect(await findAccountByLogin(domain.db, "e-1")).toMatchObject({
      authorisedAddresses: ["192.0.2.1", "198.51.100.7"],
    });
    expect((await row("198.51.100.7, 192.0.2.1")).rows).toMatchObject([{ kept: [] }]);
  });

  it("changes each field that the file has a column for, and no other", async () => {
    const full =
      "identifiant;type;nom;e-mail;siren;langue;téléphone;chargé de compte\nC-1;société;Un;c@a.example;732829320;en;0488662223;Zoé Léger";
    await load(full, true);
    await load("identifiant;type;nom;e-mail\nC-1;société;Autre;c@a.example", true);
    const kept = { siren: "732829320", locale: "en", knownPhone: "+33488662223" };
    expect(await findAccountByLogin(domain.db, "c-1")).toMatchObject({ name: "Autre", ...kept });
    const emptied = full.replace("732829320;en;0488662223;Zoé Léger", ";fr;;");
    const changes = (await load(emptied, true)).rows[0]?.changes ?? [];
    expect(changes.map(({ field, after }) => [field, after]).sort()).toEqual([
      ["knownPhone", null],
      ["locale", "fr"],
      ["managerId", null],
      ["name", "Un"],
      ["siren", null],
    ]);
    expect(await findAccountByLogin(domain.db, "c-1")).toMatchObject({
      name: "Un",
      siren: null,
      locale: "fr",
      knownPhone: null,
      managerId: null,
    });
  });

  it("reports the outcome of each row in words", async () => {
    const { rows, found } = await run(
      ["B-1;société;Trois;;ana@a.example;;;", "\u001b[31mx;asso;;;non;;;"],
      false,
    );
    expect(rows.map(reportRow)).toEqual([
      "line 2, B-1: changed: its mobile number is the portal's and was kept; its main contact is the portal's and was kept",
      "line 3, [31mx: refused: the name is missing; the contact's e-mail address is missing or wrong",
    ]);
    expect(reportTotals(found)).toBe("0 new, 1 changed, 0 unchanged, 1 refused");
  });
});
