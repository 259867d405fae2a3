import { once } from "node:events";
import type { Server } from "node:http";
import type { AddressInfo } from "node:net";
import express from "express";
import { afterAll, beforeAll, expect, it } from "vitest";
import { ourFormsOnly } from "./form-content-type.server.ts";

let server: Server;
beforeAll(async () => {
  const app = express();
  app.use(ourFormsOnly);
  app.all("*", (req, res) => res.send(`${req.method} ${req.url}`));
  server = app.listen(0, "127.0.0.1");
  await once(server, "listening");
});
afterAll(() => server.close());

async function send(method: string, type?: string) {
  const { port } = server.address() as AddressInfo;
  const headers: Record<string, string> = type === undefined ? {} : { "Content-Type": type };
  const body = method === "POST" ? Buffer.from("login=a") : undefined;
  const answer = await fetch(`http://127.0.0.1:${String(port)}/form`, {
    method,
    headers,
    ...(body && { body }),
  });
  return answer.text();
}

it.each(["application/x-www-form-urlencoded", "Application/X-WWW-Form-Urlencoded; charset=UTF-8"])(
  "a form reaches its page: %s",
  async (type) => {
    expect(await send("POST", type)).toBe("POST /form");
  },
);

it.each([
  undefined,
  "multipart/form-data",
  "multipart/form-data; boundary=x",
  "text/plain",
  "application/json",
  "application/x-www-form-urlencoded-not",
])("a content type that no browser sends does not: %s", async (type) => {
  expect(await send("POST", type)).toBe("GET /refused?unreadable");
});

it("a GET needs no content type", async () => {
  expect(await send("GET")).toBe("GET /form");
});
