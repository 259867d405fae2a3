import { expect, it } from "vitest";
import { shownAddress } from "./shown-address.ts";

it("A single address is shown without its prefix, a range with it", () => {
  expect(shownAddress("8.8.8.8/32")).toBe("8.8.8.8");
  expect(shownAddress("2a01:cb00::1/128")).toBe("2a01:cb00::1");
  expect(shownAddress("8.8.8.0/24")).toBe("8.8.8.0/24");
  expect(shownAddress("2a01:cb00::/48")).toBe("2a01:cb00::/48");
  expect(shownAddress("2a01:cb00::/32")).toBe("2a01:cb00::/32");
});
