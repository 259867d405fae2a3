import { once } from "node:events";
import { type IncomingMessage, request, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { text } from "node:stream/consumers";
import { createRequestHandler } from "@remix-run/express";
import { matchPath } from "@remix-run/react";
import express, { type RequestHandler } from "express";
import { afterAll, beforeAll, describe, expect, it, vi } from "vitest";
import { leadsTo, paths, staffPaths } from "#app/routes/paths.ts";
import type { Services } from "#app/services.server.ts";
import { standInBuild } from "#tests/support/front/stand-in-build.ts";
import { writingsOf } from "#tests/support/front/writings.ts";
import { explainFailure } from "./explain-failure.server.ts";
import { readOneAddress } from "./one-address.server.ts";
import { pages } from "./pages.server.ts";
import { asPage, securityHeaders } from "./security-headers.server.ts";

const id = "0f8fad5b-d9cb-469f-a165-70867728950e";
const file = { reference: "PA-2345", id };

let ours: string;
let plain: string;
const servers: Server[] = [];
beforeAll(async () => {
  // Remix warns about addresses that it cannot decode, and about data requests.
  for (const name of ["warn", "error"] as const) vi.spyOn(console, name).mockReturnValue();
  const build = await standInBuild();
  const services = {
    settings: { publicOrigin: "https://portal.example", dev: false },
    logger: { error: () => undefined },
  } as unknown as Services;
  const toPages = pages(services, () => Promise.resolve(build));
  const failed = explainFailure(services, toPages);
  const whole = createRequestHandler({
    build,
    mode: "production",
    getLoadContext: (_req, res) => ({ asPage: () => asPage(res) }) as never,
  }) as RequestHandler;
  ours = await listen((app) => app.all("*", toPages).use(failed));
  plain = await listen((app) => app.use((req, res, next) => void whole(req, res, next)));
});
afterAll(() => {
  vi.restoreAllMocks();
  servers.forEach((server) => server.close());
});

async function listen(answer: (app: express.Express) => unknown) {
  const app = express();
  app.use(readOneAddress);
  app.use(securityHeaders({ secure: true }));
  answer(app);
  const server = app.listen(0, "127.0.0.1");
  servers.push(server);
  await once(server, "listening");
  return String((server.address() as AddressInfo).port);
}

/** As written: fetch would resolve the address first. */
async function ask(port: string, path: string) {
  const sent = request({ host: "127.0.0.1", port, path, headers: { Connection: "close" } }).end();
  const [answer] = (await once(sent, "response")) as [IncomingMessage];
  const policy = String(answer.headers["content-security-policy"]);
  return { body: await text(answer), policy, status: answer.statusCode };
}

const files = {
  "an original": staffPaths.document(file),
  "a picture": staffPaths.documentPicture({ ...file, page: "1" }),
  "a text": staffPaths.documentText(file),
  "a file of a message": paths.messageFile({ id }),
  "our letter": paths.letterPdf(),
  "an answer of the API": paths.apiAccount({ login: "acme" }),
};

describe("what is not a page of ours may do nothing in a browser, however its address is written", () => {
  it.each(Object.entries(files))("%s", async (_, address) => {
    let given = 0;
    for (const writing of writingsOf(address)) {
      const { body, policy } = await ask(ours, writing);
      if (body.startsWith("page ")) expect(policy, writing).toContain("script-src 'nonce-");
      else {
        given += body.includes("file ") ? 1 : 0;
        expect(policy, writing).toBe("default-src 'none';frame-ancestors 'none';sandbox");
      }
    }
    expect(given).toBeGreaterThan(9);
  });
});

describe("a page has the policy of pages, however its address is written", () => {
  it.each([staffPaths.documentView(file), paths.documents(), "/nowhere/at/all"])(
    "%s",
    async (at) => {
      let shown = 0;
      for (const writing of writingsOf(at)) {
        const { body, policy } = await ask(ours, writing);
        if (!body.startsWith("page ")) continue;
        shown += 1;
        expect(policy, writing).toContain("script-src 'nonce-");
        expect(policy, writing).not.toContain("sandbox");
      }
      expect(shown).toBeGreaterThan(12);
    },
  );
});

it("the routes that can match answer as the whole table does", async () => {
  const addresses = [...Object.values(files), paths.documents(), staffPaths.login(), "/nowhere/at"];
  // Express itself refuses what cannot be decoded.
  const writings = addresses.flatMap(writingsOf).filter((one) => !one.includes("%E0"));
  for (const writing of writings) {
    const [mine, whole] = [await ask(ours, writing), await ask(plain, writing)];
    expect([writing, mine.status, mine.body]).toEqual([writing, whole.status, whole.body]);
  }
});

it("an upload is recognised by every address that leads to its page, and by no other", () => {
  const pathnames = writingsOf(paths.documents()).map(
    (writing) => new URL(writing.startsWith("/") ? `http://here${writing}` : writing).pathname,
  );
  expect(new Set(pathnames).size).toBeGreaterThan(9);
  for (const pathname of pathnames) {
    const isPage = matchPath(paths.documents.pattern, decode(pathname)) !== null;
    expect([pathname, leadsTo(paths.documents, pathname)]).toEqual([pathname, isPage]);
  }
});

/** As the router does before it compares. */
function decode(pathname: string) {
  try {
    const parts = pathname.split("/").map((one) => decodeURIComponent(one).replace(/\//g, "%2F"));
    return parts.join("/");
  } catch {
    return pathname;
  }
}

it("a target that is no address is answered as an unknown one", async () => {
  expect((await ask(ours, "*")).body).toBe("page routes/site/not-found");
  for (const target of ["http://", "http://[/x"])
    expect((await ask(ours, target)).status).toBe(404);
});
