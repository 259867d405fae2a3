import { expect, it } from "vitest";
import { loginKey } from "#app/domain/account/login.ts";
import { accountPath, leadsTo, staffPaths } from "./paths.ts";

const origin = "http://portal.example";

it.each(["BL-0001", "..", ".", "import", "IMPORT", "a/b", "é?#&%", "100%", "a b", "zoe@a.example"])(
  "the account %s has an address of its own, which leads back to it",
  (login) => {
    const { pathname, search, hash } = new URL(accountPath(login), origin);
    expect([search, hash]).toEqual(["", ""]);
    expect(leadsTo(staffPaths.account, pathname)).toBe(true);
    expect(leadsTo(staffPaths.accountImports, pathname)).toBe(false);
    const read = decodeURIComponent(pathname.split("/").at(-1) ?? "");
    expect(loginKey(read)).toBe(loginKey(login));
  },
);
