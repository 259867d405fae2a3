import { randomBytes } from "node:crypto";
import { describe, expect, it } from "vitest";
import { createSecrets } from "#app/domain/secrets.server.ts";
import { searchAddress, searchedFor } from "./search-address.server.ts";

const secrets = createSecrets(randomBytes(32));
const found = (query: string) => searchedFor(secrets, new URLSearchParams(query));

describe("the address of a search", () => {
  it.each(["06 12 34 56 78", "+33612345678", "0033.6.12.34.56.78", "+44 7400 123456"])(
    "contains no number (%s), and finds what was typed",
    (typed) => {
      const address = searchAddress(secrets, typed);
      expect(address.replace(/\D/g, "")).not.toContain(typed.replace(/\D/g, "").slice(-8));
      expect(address).toMatch(/^n=[\w.-]+$/);
      expect(found(address)).toBe(typed);
    },
  );

  it.each(["K7TM-2XQ9", "marc.lefevre", "  vignobles castel "])("shows %s as it is", (typed) => {
    expect(searchAddress(secrets, typed)).toMatch(/^q=/);
    expect(found(searchAddress(secrets, typed))).toBe(typed.trim());
  });

  it("finds nothing when forged", () => {
    expect(found("n=AAAA")).toBe("");
    expect(found(`n=${secrets.seal("0612345678", "something else")}`)).toBe("");
    expect(found("")).toBe("");
  });
});
