import { globSync, readFileSync } from "node:fs";
import path from "node:path";
import { getTableColumns, getTableName, is } from "drizzle-orm";
import { PgTable } from "drizzle-orm/pg-core";
import ts from "typescript";
import { expect, it } from "vitest";
import { restingPlaces } from "#app/domain/secret-key/resting-places.ts";
import { createSecrets } from "#app/domain/secrets.server.ts";
import { productFiles } from "#tests/support/house/imports.ts";

/**
 * Which test of `tests/support/scenario/rotation.ts` shows that what a file makes or reads with the
 * key survives a new SECRET_KEY. A file that only carries over or reports names no test.
 */
const testedBy: Record<string, string> = {
  "app/domain/audit/verify-audit.server.ts": "an anchor of the audit trail",
  "app/domain/audit/write-anchor.server.ts": "an anchor of the audit trail",
  "app/domain/evidence/export-evidence.server.ts": "an evidence file",
  "app/domain/invitation/ask-for-link-again.server.ts": "a link that was asked for",
  "app/domain/invitation/ask-for-link.server.ts": "a link that was asked for",
  "app/domain/invitation/issue-asked-link.server.ts": "a link that was asked for",
  "app/domain/invitation/issue-invitation.server.ts": "a unique code",
  "app/domain/invitation/open-by-code.server.ts": "a unique code",
  "app/domain/kept-form/find-kept-form.server.ts": "a form that was kept",
  "app/domain/kept-form/keep-form.server.ts": "a form that was kept",
  "app/domain/notice/create-link.server.ts": "a link that was mailed",
  "app/domain/phone-verification/one-time-code.server.ts": "a one-time code",
  "app/domain/sms-guard/destination.server.ts": "codes sent to a number and its range",
  "app/domain/staff/known-browser.server.ts": "a browser that is known",
  "app/domain/staff/recovery-codes.server.ts": "a backup code",
  "app/domain/staff/setup-link.server.ts": "a set-up link",
  "app/domain/staff/totp.server.ts": "a second factor",
  "app/http/limits.server.ts": "attempts of a form",
  "app/http/staff/search-address.server.ts": "the address of a search for a number",
  "app/http/staff/staff-limits.server.ts": "attempts of a form",
  "app/jobs/link-mails.server.ts": "an invitation that is mailed again",
  "app/jobs/secret-links.server.ts": "a warning that is mailed again",
  "app/jobs/send-message.server.ts": "a set-up link that is mailed again",
  "app/jobs/staff-mails.server.ts": "a set-up link that is mailed again",
};

/** They use no key of their own: the demonstration, and the command that carries over. */
const excepted = /^app\/(embedded\/demo|domain\/secret-key|domain\/(secrets|key-ring)\.server)/;

const methods = Object.keys(createSecrets("k".repeat(32))).filter(
  (name) => name !== "keyIds" && name !== "publicKey",
);

/** Calls such as `secrets.seal(…)` and `services.secrets.linkToken(…)`, and methods taken apart. */
function usesKey(file: string) {
  const source = ts.createSourceFile(
    file,
    readFileSync(file, "utf8"),
    ts.ScriptTarget.Latest,
    true,
  );
  let found = false;
  const visit = (node: ts.Node) => {
    if (ts.isPropertyAccessExpression(node) && methods.includes(node.name.text)) {
      found ||= /(^|\.)secrets$/.test(node.expression.getText(source));
    }
    ts.forEachChild(node, visit);
  };
  visit(source);
  return found;
}

it("Every file that uses SECRET_KEY has its test of a new key", () => {
  const using = productFiles().filter((file) => !excepted.test(file) && usesKey(file));
  const known = Object.keys(testedBy).sort();
  expect(using.filter((file) => !known.includes(file))).toEqual([]);
  expect(known.filter((file) => !using.includes(file))).toEqual([]);
});

it("The tests that are named exist", () => {
  const text = readFileSync("tests/support/scenario/rotation.ts", "utf8");
  const missing = Object.values(testedBy).filter((name) => !text.includes(`"${name}": {`));
  expect(missing).toEqual([]);
});

/** Plain digests of random tokens, which no key made. */
const keyless = [
  ...["token_hash", "setup_token_hash", "session_hash", "key_hash", "password_hash"],
  "challenge_hash",
  "state_hash",
  "browser_hash",
];

it("Every column that rests under the key is carried over by secrets:reseal", async () => {
  const files = globSync("db/schema/*.ts").map((file) => path.resolve(file));
  const modules = await Promise.all(
    files.map((file) => import(file) as Promise<Record<string, unknown>>),
  );
  const columns = modules
    .flatMap((module) => Object.values(module))
    .filter((one): one is PgTable => is(one, PgTable))
    .flatMap((table) =>
      Object.values(getTableColumns(table)).map((column) => ({
        table: getTableName(table),
        column: column.name.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`),
      })),
    )
    .filter(({ column }) => /(^|_)sealed$|_hash$|(number|range)_key$/.test(column))
    .filter(({ table, column }) => table !== "audit_events" && !keyless.includes(column))
    .map(({ table, column }) => `${table}.${column}`);
  const places = restingPlaces.map(({ table, column }) => `${table}.${column}`);
  expect(columns.filter((one) => !places.includes(one))).toEqual([]);
  expect(places.filter((one) => !columns.includes(one))).toEqual([]);
});
