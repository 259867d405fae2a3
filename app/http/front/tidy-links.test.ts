import { once } from "node:events";
import { request, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import express from "express";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { createSecrets, newToken } from "#app/domain/secrets.server.ts";
import { tidyLinks } from "./tidy-links.server.ts";

let server: Server;
beforeAll(async () => {
  const app = express();
  app.use(tidyLinks);
  app.use((req, res) => res.send(`${req.method} ${req.originalUrl}`));
  server = app.listen(0, "127.0.0.1");
  await once(server, "listening");
});
afterAll(() => server.close());

/** The path as it is: `fetch` would tidy some of it. */
async function send(path: string, method = "GET") {
  const { port } = server.address() as AddressInfo;
  const sent = request({ port, host: "127.0.0.1", path, method });
  sent.end();
  type Answer = AsyncIterable<Buffer> & { headers: { location?: string } };
  const [answer] = (await once(sent, "response")) as [Answer];
  let text = "";
  for await (const chunk of answer) text += chunk.toString();
  return answer.headers.location ?? text;
}

const token = createSecrets("k".repeat(32)).linkToken("a link");
const links = [
  ["/login/", token],
  ["/contact/", token],
  ["/notice/", token],
  ["/confirm/", token],
  ["/staff/setup/", newToken()],
] as const;

const ends = [
  ".",
  ")",
  ",",
  ">",
  ";",
  ":",
  "!",
  "?".replace("?", "%3F"),
  "%20",
  "%20%20",
  "%0A",
  "%0D%0A",
  "%22",
  "'",
  "%E2%80%9D",
  "%C2%BB",
  "%C2%A0",
  "%E2%80%8B",
  "]",
  "*",
  ").",
  "%3E.",
  "/",
  "%7D",
  "=",
  "_",
  "**",
];

describe.each(links)("a link of %s", (start, secret) => {
  it.each(ends)("works with %s after it", async (end) => {
    expect(await send(`${start}${secret}${end}`)).toBe(start + secret);
    expect(await send(`${start}${secret}${end}?lng=en`)).toBe(`${start}${secret}?lng=en`);
    expect(await send(`${start}${secret}${end}`, "POST")).toBe(`POST ${start}${secret}`);
  });

  it("works when a line break split the link, or a space and the next word follow it", async () => {
    const wrapped = `${secret.slice(0, 9)}%0D%0A%20${secret.slice(9)}`;
    expect(await send(start + wrapped)).toBe(start + secret);
    expect(await send(`${start}${secret}.%20Merci`)).toBe(start + secret);
    expect(await send(`${start}%3C${secret}%3E`)).toBe(start + secret);
  });

  it("is left as it is when it is right, cut, unknown or unreadable", async () => {
    const cut = secret.slice(0, -3);
    for (const path of [
      secret,
      cut,
      `${cut}.`,
      "nowhere",
      "%E0%A4%A",
      `${secret}abc`,
      `${secret}/a`,
    ]) {
      expect(await send(start + path)).toBe(`GET ${start}${path}`);
    }
  });
});

it("No other address is touched", async () => {
  for (const path of ["/", "/request/mobile.", `/papers/${token}.`, `/login?a=${token}.`]) {
    expect(await send(path)).toBe(`GET ${path}`);
  }
});
