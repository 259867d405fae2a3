import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { addressFaults, readAddresses, withAddress } from "./enter-addresses.server.ts";

const refusal = (text: string) => {
  const read = readAddresses(text);
  return read.ok ? `accepted ${read.value.join(" ")}` : read.refusal;
};

describe("authorised addresses", () => {
  it.each([
    ["8.8.8.8", "8.8.8.8/32"],
    ["203.0.114.0/24", "203.0.114.0/24"],
    [" 8.8.8.8 , 1.1.1.1;9.9.9.9\n8.8.4.4 ", "8.8.8.8/32 1.1.1.1/32 9.9.9.9/32 8.8.4.4/32"],
    ["8.8.8.8\n8.8.8.8/32", "8.8.8.8/32"],
    ["2a01:cb00::1", "2a01:cb00::1/128"],
    ["2A01:CB00:0:0::/48", "2a01:cb00::/48"],
  ])("are read from %j", (text, ranges) => {
    expect(refusal(text)).toBe(`accepted ${ranges}`);
  });

  it.each([
    ["", "addresses-missing"],
    [" ,;\n", "addresses-missing"],
    ["bureau", "address-unreadable"],
    ["8.8.8", "address-unreadable"],
    ["8.8.8.256", "address-unreadable"],
    ["134744072", "address-unreadable"],
    ["0x08080808", "address-unreadable"],
    ["010.8.8.8", "address-unreadable"],
    ["8.8.8.8/33", "address-unreadable"],
    ["8.8.8.8/", "address-unreadable"],
    ["8.8.8.8-8.8.8.9", "address-unreadable"],
    ["10.0.0.1", "address-private"],
    ["192.168.1.1", "address-private"],
    ["172.16.0.0/24", "address-private"],
    ["127.0.0.1", "address-private"],
    ["169.254.169.254", "address-private"],
    ["100.64.0.1", "address-private"],
    ["0.0.0.0", "address-private"],
    ["224.0.0.1", "address-private"],
    ["255.255.255.255", "address-private"],
    ["::1", "address-private"],
    ["fe80::1", "address-private"],
    ["fd00::1", "address-private"],
    ["::ffff:8.8.8.8", "address-private"],
    ["8.8.8.0/23", "address-too-wide"],
    ["8.0.0.0/8", "address-too-wide"],
    ["2a01:cb00::/47", "address-too-wide"],
    [
      Array.from({ length: 21 }, (_, index) => `8.8.8.${String(index)}`).join("\n"),
      "addresses-too-many",
    ],
  ])("%j: %s", (text, expected) => {
    expect(refusal(text)).toBe(expected);
  });

  it("never accept a private range, and never throw, for any input", () => {
    fc.assert(
      fc.property(fc.oneof(fc.ipV4(), fc.ipV4Extended(), fc.ipV6(), fc.string()), (text) => {
        const read = readAddresses(text);
        if (read.ok) expect(read.value.join()).not.toMatch(/^(10|127|192\.168)\./);
      }),
    );
  });
});

describe("wrong addresses", () => {
  it("are all named, each once, as they were typed", () => {
    expect(addressFaults("8.8.8.8\n10.0.0.1, bureau\n8.0.0.0/8;bureau")).toEqual([
      { entry: "10.0.0.1", refusal: "address-private" },
      { entry: "bureau", refusal: "address-unreadable" },
      { entry: "8.0.0.0/8", refusal: "address-too-wide" },
    ]);
    expect(addressFaults("8.8.8.8")).toEqual([]);
  });
});

it("The present address is added on a line of its own, once", () => {
  expect(withAddress("", "8.8.8.8")).toBe("8.8.8.8");
  expect(withAddress("1.1.1.1\r\n\r\n", "8.8.8.8")).toBe("1.1.1.1\n8.8.8.8");
  expect(withAddress("1.1.1.1, 8.8.8.8", "8.8.8.8")).toBe("1.1.1.1, 8.8.8.8");
});
