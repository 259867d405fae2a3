import { sql } from "drizzle-orm";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { Domain } from "#app/domain/domain.ts";
import { lockAccountsByKey } from "#db/account-import.server.ts";
import { findAccountByLogin } from "#db/accounts.server.ts";
import { verifyAuditTrail } from "#db/audit-events.server.ts";
import { openTestDomain } from "#tests/support/scenario/staff.ts";
import { importAccounts } from "./import-accounts.server.ts";
import { reportRow, reportTotals } from "./import-report.ts";
import { readExport } from "./read-export.ts";

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

function run(lines: string[], apply: boolean) {
  const file = Buffer.from([heads, ...lines].join("\n"));
  const read = readExport(file);
  if (!read.ok) throw new Error(read.refusal);
  return importAccounts(domain, { file, read: read.value, apply });
}

const outcomesOf = ({ outcomes }: Awaited<ReturnType<typeof run>>) =>
  outcomes.map(({ outcome }) => outcome);

describe("importing accounts", () => {
  it("writes nothing in a dry run", async () => {
    const done = await run(["D-1;société;Un;;un@a.example;;;"], false);
    expect(done).toMatchObject({ applied: false, outcomes: [{ outcome: "new" }] });
    expect(await findAccountByLogin(domain.db, "d-1")).toBeNull();
  });

  it("does not block a concurrent write of a message or an invitation for an account it reads", async () => {
    await run(["W-1;société;Un;;un@a.example;;;"], true);
    await domain.db.transaction(async (tx) => {
      expect(await lockAccountsByKey(tx, ["w-1"])).toHaveLength(1);
      const key = sql`select id from accounts where login_key = 'w-1'`;
      expect(await domain.db.execute(sql`${key} for key share nowait`)).toHaveLength(1);
      await expect(domain.db.execute(sql`${key} for no key update nowait`)).rejects.toThrow();
    });
  });

  it("writes all rows or none", async () => {
    const good = "A-1;société;Un;;un@a.example;0612345678;31/01/2026;ZOÉ@desk.example";
    const done = await run([good, "A-2;société;;;un@a.example;;;"], true);
    expect(done.applied).toBe(false);
    expect(await findAccountByLogin(domain.db, "a-1")).toBeNull();
  });

  it("finds account managers by name or e-mail address, and refuses unknown ones", async () => {
    const row = (login: string, manager: string) => `${login};société;X;;x@a.example;;;${manager}`;
    const lines = [row("M-1", "zoé léger"), row("M-2", "Zoe@Desk.example"), row("M-3", "Personne")];
    const done = await run(lines, false);
    expect(outcomesOf(done)).toEqual(["new", "new", "refused"]);
    expect(done.outcomes[2]?.problems).toEqual(["manager-unknown"]);
  });

  it("adds, changes or leaves accounts, but keeps the portal's mobile number and main contact", async () => {
    const first = "B-1;société;Un;Ana;ana@a.example;0612345678;31/01/2026;Zoé Léger";
    expect(outcomesOf(await run([first], true))).toEqual(["new"]);
    expect(outcomesOf(await run([first], true))).toEqual(["unchanged"]);
    const other = "b-1;société;Deux;Bob;bob@a.example;0698765432;01/02/2026;Zoé Léger";
    const changed = await run([other], true);
    expect(changed.outcomes).toMatchObject([{ outcome: "changed", kept: ["mobile", "contact"] }]);
    expect(await findAccountByLogin(domain.db, "b-1")).toMatchObject({
      login: "B-1",
      name: "Deux",
      mobile: "+33612345678",
      contactEmail: "ana@a.example",
    });
    expect((await run(["B-1;particulier;Un;;ana@a.example;;;"], true)).outcomes).toMatchObject([
      { outcome: "refused", problems: ["entity-differs"] },
    ]);
    expect((await verifyAuditTrail(domain.db)).faults).toEqual([]);
  });

  it("keeps the addresses that were approved in the portal, and reports it", async () => {
    const row = (addresses: string) =>
      Buffer.from(
        `identifiant;type;nom;e-mail;adresses ip\nE-1;société;Un;e@a.example;${addresses}`,
      );
    const load = async (addresses: string) => {
      const file = row(addresses);
      const read = readExport(file);
      if (!read.ok) throw new Error(read.refusal);
      return importAccounts(domain, { file, read: read.value, apply: true });
    };
    expect(outcomesOf(await load("192.0.2.1"))).toEqual(["new"]);
    await domain.db.execute(
      sql`update accounts set authorised_addresses = '{192.0.2.1,198.51.100.7}' where login = 'E-1'`,
    );
    const done = await load("192.0.2.1");
    expect(done.outcomes).toMatchObject([{ outcome: "unchanged", kept: ["addresses"] }]);
    expect(done.outcomes.map(reportRow)).toEqual([
      "line 2, E-1: unchanged: its authorised addresses are the portal's and were kept",
    ]);
    expect(await findAccountByLogin(domain.db, "e-1")).toMatchObject({
      authorisedAddresses: ["192.0.2.1", "198.51.100.7"],
    });
    expect((await load("198.51.100.7, 192.0.2.1")).outcomes).toMatchObject([{ kept: [] }]);
  });

  it("does not change fields for which the file has no column", async () => {
    const full = Buffer.from(
      "identifiant;type;nom;e-mail;siren\nC-1;société;Un;c@a.example;732829320",
    );
    const thin = Buffer.from("identifiant;type;nom;e-mail\nC-1;société;Autre;c@a.example");
    for (const file of [full, thin]) {
      const read = readExport(file);
      if (!read.ok) return expect.fail(read.refusal);
      await importAccounts(domain, { file, read: read.value, apply: true });
    }
    const account = await findAccountByLogin(domain.db, "c-1");
    expect(account).toMatchObject({ name: "Autre", siren: "732829320" });
  });

  it("reports the outcome of each row in words", async () => {
    const { outcomes } = await run(
      ["B-1;société;Deux;;ana@a.example;;;", "\u001b[31mx;asso;;;non;;;"],
      false,
    );
    expect(outcomes.map(reportRow)).toEqual([
      "line 2, B-1: changed: its mobile number is the portal's and was kept; its main contact is the portal's and was kept",
      "line 3, [31mx: refused: the name is missing; the contact's e-mail address is missing or wrong",
    ]);
    expect(reportTotals(outcomes)).toBe("0 new, 1 changed, 0 unchanged, 1 refused");
  });
});
