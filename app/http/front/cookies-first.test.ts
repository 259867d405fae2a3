import { once } from "node:events";
import type { Server } from "node:http";
import type { AddressInfo } from "node:net";
import express from "express";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { cookiesFirst, entranceOf } from "./cookies-first.server.ts";

let server: Server;
beforeAll(async () => {
  const app = express();
  app.use(cookiesFirst({ secure: true }));
  app.all("*", (req, res) => res.send(`${req.method} ${req.url}`));
  server = app.listen(0, "127.0.0.1");
  await once(server, "listening");
});
afterAll(() => server.close());

async function send(path: string, { method = "POST", cookie = "" } = {}) {
  const { port } = server.address() as AddressInfo;
  const headers: Record<string, string> = cookie ? { Cookie: cookie } : {};
  const answer = await fetch(`http://127.0.0.1:${String(port)}${path}`, {
    method,
    headers,
    redirect: "manual",
  });
  return {
    status: answer.status,
    text: answer.status === 200 ? await answer.text() : "",
    cookie: answer.headers.getSetCookie().join(),
    to: answer.headers.get("Location"),
  };
}

const entrances = [
  "/login/abc",
  "/code",
  "/staff/login?to=%2Fstaff%2Frequests",
  "/staff/setup/abc",
];

describe("a form that answers with a cookie", () => {
  it.each(entrances)("sets one with its page: %s", async (path) => {
    const { cookie, text } = await send(path, { method: "GET" });
    expect(cookie).toBe("__Host-cookies=1; Path=/; HttpOnly; Secure; SameSite=Lax");
    expect(text).toBe(`GET ${path}`);
  });

  it.each(entrances)("passes with any cookie: %s", async (path) => {
    const answer = await send(path, { cookie: "lng=fr" });
    expect(answer).toMatchObject({ status: 200, text: `POST ${path}`, cookie: "" });
  });

  it.each(entrances)(
    "without one is sent again by the browser, with the cookie: %s",
    async (path) => {
      const first = await send(path);
      expect(first.status).toBe(307);
      expect(first.cookie).toContain("__Host-cookies=1");
      const again = first.to ?? "";
      expect(await send(again, { cookie: "__Host-cookies=1" })).toMatchObject({ status: 200 });
      const { text } = await send(again);
      const back = encodeURIComponent(path.split("?")[0] ?? "");
      expect(text).toBe(`GET /refused?cookies&back=${back}`);
    },
  );

  it.each(["/link", "/contact/abc", "/notice/abc", "/request/mobile", "/login"])(
    "is no other form: %s",
    async (path) => {
      expect(await send(path)).toMatchObject({ status: 200, text: `POST ${path}`, cookie: "" });
    },
  );
});

it("The way back leads to those forms only", () => {
  expect(entranceOf("/login/abc")).toBe("/login/abc");
  for (const odd of ["//evil.test/login/abc", "https://evil.test/code", "/login/a/b", "", null]) {
    expect(entranceOf(odd)).toBeNull();
  }
});
