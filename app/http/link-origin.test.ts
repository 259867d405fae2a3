import { expect, it } from "vitest";
import type { PageContext } from "./context.ts";
import { linkOrigin, networkOf } from "./link-origin.server.ts";

it("A network is what many subscribers share, never one person's address", () => {
  expect(networkOf("192.0.2.77")).toBe("192.0.2.0/24");
  expect(networkOf("::ffff:192.0.2.77")).toBe("192.0.2.0/24");
  expect(networkOf("2001:db8:1:2:3:4:5:6")).toBe("2001:db8:1::/48");
});

it("A mail filter is told from a person's browser", () => {
  const context = { clientAddress: "192.0.2.77" } as PageContext;
  const from = (userAgent: string) =>
    linkOrigin(new Request("http://x.example", { headers: { "User-Agent": userAgent } }), context);
  const firefox =
    "Mozilla/5.0 (Windows NT 10.0; Win64; x64; rv:140.0) Gecko/20100101 Firefox/140.0";
  expect(from(firefox)).toEqual({
    network: "192.0.2.0/24",
    browser: "Firefox, Windows",
    isProgram: false,
  });
  expect(from("Barracuda Sentinel (EE) bot").isProgram).toBe(true);
  expect(from("").isProgram).toBe(true);
});
