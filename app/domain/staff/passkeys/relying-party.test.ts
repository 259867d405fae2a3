import { expect, it } from "vitest";
import { relyingPartyOf } from "./relying-party.ts";

it.each([
  ["https://portal.example", { id: "portal.example", origin: "https://portal.example" }],
  ["https://portal.example:8443/", { id: "portal.example", origin: "https://portal.example:8443" }],
  ["http://localhost:3000", { id: "localhost", origin: "http://localhost:3000" }],
  ["http://127.0.0.1:3000", null],
  ["http://[::1]:3000", null],
])("Passkeys of %s belong to its host; a bare address has none", (origin, expected) => {
  expect(relyingPartyOf(origin)).toEqual(expected);
});
