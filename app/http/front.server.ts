import type { ServerBuild } from "@remix-run/node";
import express from "express";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import type { Front } from "./create-app.server.ts";

const root = process.cwd();

/** What `npm run build` made. */
export async function builtFront(): Promise<Front> {
  const client = join(root, "build", "client");
  const file = pathToFileURL(join(root, "build", "server", "index.js")).href;
  const build = (await import(/* @vite-ignore */ file)) as ServerBuild;
  return {
    assets: [
      express
        .Router()
        .use("/assets", express.static(join(client, "assets"), { immutable: true, maxAge: "1y" })),
      express.static(client, { maxAge: "1h", index: false }),
    ],
    build: () => Promise.resolve(build),
  };
}

/** Pages compiled as they are asked for, in development. */
export async function developmentFront(): Promise<Front> {
  const { createServer } = await import("vite");
  const vite = await createServer({ root, server: { middlewareMode: true } });
  return {
    assets: [vite.middlewares],
    build: () => vite.ssrLoadModule("virtual:remix/server-build") as Promise<ServerBuild>,
  };
}
