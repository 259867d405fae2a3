import type { Server } from "node:http";
import type { AddressInfo } from "node:net";
import express from "express";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { smallBodiesOnly } from "./small-bodies.server.ts";

describe("what reaches the pages", () => {
  let server: Server;
  let origin: string;

  beforeAll(async () => {
    const app = express();
    app.use(smallBodiesOnly);
    app.all("*", (req, res) => res.send(`${req.method} ${req.url}`));
    server = app.listen(0, "127.0.0.1");
    await new Promise((resolve) => server.once("listening", resolve));
    origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  });

  afterAll(() => server.close());

  const post = async (body: BodyInit, init: RequestInit & { duplex?: "half" } = {}) => {
    const answer = await fetch(`${origin}/form`, { method: "POST", body, ...init });
    return answer.text();
  };

  it("is a form of ordinary size", async () => {
    expect(await post(new URLSearchParams({ mobile: "06 12 34 56 78" }))).toBe("POST /form");
  });

  it("is not a form of half a megabyte", async () => {
    const message = "x".repeat(512 * 1024);
    expect(await post(new URLSearchParams({ message }))).toBe("GET /refused?large");
  });

  it("is not a large file outside an upload", async () => {
    const form = new FormData();
    form.set("document", new Blob(["%PDF-", "x".repeat(512 * 1024)]), "a.pdf");
    expect(await post(form)).toBe("GET /refused?large");
  });

  it("is not a body of unknown length", async () => {
    const body = new Blob(["login=a"]).stream();
    expect(await post(body, { duplex: "half" })).toBe("GET /refused?large");
  });
});
