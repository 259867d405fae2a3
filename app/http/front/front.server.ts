import { readdirSync } from "node:fs";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import type { ServerBuild } from "@remix-run/node";
import express, { type RequestHandler } from "express";
import type { Front } from "./create-app.server.ts";

const root = process.cwd();

export async function builtFront(): Promise<Front> {
  const client = join(root, "build", "client");
  const file = pathToFileURL(join(root, "build", "server", "index.js")).href;
  const build = (await import(/* @vite-ignore */ file)) as ServerBuild;
  return {
    assets: [
      express
        .Router()
        .use("/assets", express.static(join(client, "assets"), { immutable: true, maxAge: "1y" })),
      onlyFor(filesAt(client), express.static(client, { maxAge: "1h", index: false })),
    ],
    build: () => Promise.resolve(build),
  };
}

/** Listed once, so that page requests need not check the disk. */
function filesAt(folder: string): ReadonlySet<string> {
  const entries = readdirSync(folder, { withFileTypes: true });
  return new Set(entries.filter((entry) => entry.isFile()).map(({ name }) => `/${name}`));
}

function onlyFor(paths: ReadonlySet<string>, serve: RequestHandler): RequestHandler {
  return (req, res, next) => (paths.has(req.path) ? serve(req, res, next) : next());
}

export async function developmentFront(): Promise<Front> {
  const { createServer } = await import("vite");
  const vite = await createServer({ root, server: { middlewareMode: true } });
  return {
    assets: [vite.middlewares],
    build: () => vite.ssrLoadModule("virtual:remix/server-build") as Promise<ServerBuild>,
  };
}
