import { statSync, writeFileSync } from "node:fs";
import path from "node:path";
import { expect, test } from "vitest";
import { temporaryFolder } from "#tests/support/temporary-folder.ts";
import { keepSecretKey } from "./secrets.server.ts";

test("a folder's secret key is random, stays, and is readable only by its owner", () => {
  const [one, other] = [temporaryFolder(), temporaryFolder()];
  const key = keepSecretKey(one);
  expect(Buffer.from(key, "base64")).toHaveLength(32);
  expect(keepSecretKey(one)).toBe(key);
  expect(keepSecretKey(other)).not.toBe(key);
  expect(statSync(path.join(one, "secret-key")).mode & 0o777).toBe(0o600);
});

test("an emptied key file is an error, never a key", () => {
  const folder = temporaryFolder();
  writeFileSync(path.join(folder, "secret-key"), "");
  expect(() => keepSecretKey(folder)).toThrow(/empty/);
});
