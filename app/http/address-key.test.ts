import { describe, expect, it } from "vitest";
import { addressKey } from "./address-key.ts";

describe("the key of a limit by address", () => {
  it("is the whole address in IPv4, also when written as IPv6", () => {
    expect(addressKey("192.0.2.7")).toBe("192.0.2.7");
    expect(addressKey("::ffff:192.0.2.7")).toBe("192.0.2.7");
    expect(addressKey("::FFFF:192.0.2.7")).toBe("192.0.2.7");
  });

  it.each([
    "2001:db8:1:2::1",
    "2001:db8:1:2:3:4:5:6",
    "2001:DB8:0001:0002:ffff:ffff:ffff:ffff",
    "2001:db8:1:2:0:0:0:1%eth0",
    "2001:db8:1:2::192.0.2.7",
  ])("is the network of 64 bits in IPv6: %s", (address) => {
    expect(addressKey(address)).toBe("2001:db8:1:2::/64");
  });

  it("distinguishes two networks", () => {
    const networks = ["2001:db8::1", "2001:db8:0:1::1", "2001:db8:1::1", "::1", "fe80::1"];
    expect(new Set(networks.map(addressKey)).size).toBe(networks.length);
  });

  it("accepts any text", () => {
    expect(addressKey("unknown")).toBe("unknown");
    expect(addressKey("::")).toBe("0:0:0:0::/64");
  });
});
