import { type IncomingMessage, request, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import express from "express";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { loopbackOrigins, refuseStrangers } from "./host-check.server.ts";

const settings = (port: number, publicOrigin: string) => loopbackOrigins({ port, publicOrigin });

describe("the demonstration's own names", () => {
  it("omit the port when browsers omit it", () => {
    const origins = settings(80, "http://localhost");
    expect([...origins]).toEqual(["http://localhost", "http://127.0.0.1", "http://[::1]"]);
  });

  it("include the address it listens on", () => {
    expect(settings(3000, "http://127.0.0.2:3000")).toContain("http://127.0.0.2:3000");
  });
});

describe("a request to the demonstration", () => {
  let server: Server;
  beforeAll(async () => {
    const app = express();
    app.use(refuseStrangers(new Set(["http://localhost", "http://127.0.0.2:3000"])));
    app.all("*", (_req, res) => res.send("in"));
    server = app.listen(0, "127.0.0.1");
    await new Promise((resolve) => server.once("listening", resolve));
  });
  afterAll(() => server.close());

  function statusFor(headers: Record<string, string>) {
    const { port } = server.address() as AddressInfo;
    return new Promise((resolve, reject) => {
      const take = (answer: IncomingMessage) => resolve(answer.resume().statusCode);
      request({ host: "127.0.0.1", port, headers }, take).on("error", reject).end();
    });
  }

  it("is answered under its own names, but not under another name or through a proxy", async () => {
    expect(await statusFor({ host: "localhost" })).toBe(200);
    expect(await statusFor({ host: "127.0.0.2:3000" })).toBe(200);
    expect(await statusFor({ host: "portal.example" })).toBe(421);
    expect(await statusFor({ host: "localhost", "x-forwarded-host": "a.example" })).toBe(421);
  });
});
