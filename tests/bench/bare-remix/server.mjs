import path from "node:path";
import { pathToFileURL } from "node:url";
import { createRequestHandler } from "@remix-run/express";
import express from "express";

const folder = process.argv[2] ?? "build";
const build = await import(pathToFileURL(path.join(folder, "server/index.js")).href);
const app = express();
app.disable("x-powered-by");
const assets = express.static(path.join(folder, "client/assets"), {
  immutable: true,
  maxAge: "1y",
});
app.use("/assets", assets);
app.use(express.static(path.join(folder, "client"), { maxAge: "1h" }));
app.all("*", createRequestHandler({ build, mode: "production" }));
const server = app.listen(0, "127.0.0.1", () => process.send?.({ port: server.address().port }));
process.on("disconnect", () => process.exit(0));
