import { once } from "node:events";
import { request, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import express from "express";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { refuseOtherSites } from "./same-site.server.ts";

let server: Server;
beforeAll(async () => {
  const app = express();
  app.use(refuseOtherSites(new Set(["https://portal.test"])));
  app.all("*", (req, res) => res.send(`${req.method} ${req.url} ${req.headers.origin ?? "-"}`));
  server = app.listen(0, "127.0.0.1");
  await once(server, "listening");
});
afterAll(() => server.close());

/** Not by `fetch`, which adds headers of its own. */
async function send(headers: Record<string, string>, method = "POST") {
  const { port } = server.address() as AddressInfo;
  const sent = request({ port, host: "127.0.0.1", path: "/form", method, headers });
  sent.end();
  const [answer] = (await once(sent, "response")) as [AsyncIterable<Buffer>];
  let text = "";
  for await (const chunk of answer) text += chunk.toString();
  return text;
}

const ours = "https://portal.test";
const other = "https://evil.test";

describe("a form", () => {
  it.each([
    { "Sec-Fetch-Site": "same-origin", Origin: ours },
    { "Sec-Fetch-Site": "same-origin", Origin: "null" },
    { "Sec-Fetch-Site": "same-origin", Origin: "http://10.0.0.7:3000" },
    { "Sec-Fetch-Site": "same-origin" },
    { Origin: ours },
  ])("of our own pages passes, without what Remix would compare again: %j", async (headers) => {
    expect(await send(headers as Record<string, string>)).toBe("POST /form -");
  });

  it.each([
    { "Sec-Fetch-Site": "cross-site", Origin: ours },
    { "Sec-Fetch-Site": "same-site", Origin: ours },
    { "Sec-Fetch-Site": "none" },
    { "Sec-Fetch-Site": "cross-site", Origin: "null" },
    { Origin: other },
    { Origin: "null" },
  ])("of another site is refused: %j", async (headers) => {
    expect(await send(headers as Record<string, string>)).toBe("GET /refused -");
  });

  it("of a browser that does not say where it comes from is refused, and told so", async () => {
    expect(await send({})).toBe("GET /refused?silent -");
  });
});

it("A page can be read from anywhere", async () => {
  expect(await send({ Origin: other }, "GET")).toBe(`GET /form ${other}`);
});
