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
    app.all("*", (req, res) => {
      if (req.method === "GET") return res.send(`GET ${req.url}`);
      const chunks: Buffer[] = [];
      req.on("data", (chunk: Buffer) => chunks.push(chunk));
      req.on("end", () => {
        const body = Buffer.concat(chunks).toString();
        res.send(
          `${req.method} ${req.url}${body.length > 99 ? ` ${String(body.length)}` : ` ${body}`}`,
        );
      });
    });
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
    expect(await post(new URLSearchParams({ mobile: "06 12 34 56 78" }))).toBe(
      "POST /form mobile=06+12+34+56+78",
    );
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

  const inChunks = (...parts: string[]) =>
    post(
      new ReadableStream({
        async start(controller) {
          for (const part of parts) {
            controller.enqueue(new TextEncoder().encode(part));
            await new Promise((resolve) => setTimeout(resolve, 5));
          }
          controller.close();
        },
      }),
      { duplex: "half" },
    );

  it("is a form in chunks without a length, whole and in order", async () => {
    expect(await inChunks("login=a", "&code=b")).toBe("POST /form login=a&code=b");
    expect(await inChunks()).toBe("POST /form ");
    const long = "x".repeat(50_000);
    expect(await inChunks(long, long, long, long, long)).toBe("POST /form 250000");
  });

  it("is not a form in chunks that is too large", async () => {
    const long = "x".repeat(100_000);
    expect(await inChunks(long, long, long, long)).toBe("GET /refused?large");
  });

  it("is as whole when many arrive together", async () => {
    const answers = await Promise.all(
      Array.from({ length: 30 }, (_, index) => inChunks(`n=${String(index)}`, "&end=1")),
    );
    expect(answers).toEqual(
      Array.from({ length: 30 }, (_, index) => `POST /form n=${String(index)}&end=1`),
    );
  });
});
