import { spawnSync } from "node:child_process";
import { readdirSync, readFileSync, writeFileSync } from "node:fs";
import { networkInterfaces } from "node:os";

const [file] = JSON.parse(process.argv[2]).files;
const attempts = [
  () => readFileSync("/etc/hostname"),
  () => readdirSync("/"),
  () => writeFileSync(file, "changed"),
  () => spawnSync(process.execPath, ["--version"]),
  () => {
    if (Object.keys(process.env).join() === "NODE_ENV") throw new Error("nothing there");
  },
  () => new Function("return 1")(),
  // A separate network namespace has no routes, and its loopback is down.
  () => {
    const up = Object.values(networkInterfaces()).flat().length > 0;
    if (!up) throw new Error("no network");
  },
];
const reached = attempts.filter((attempt) => {
  try {
    attempt();
    return true;
  } catch {
    return false;
  }
});
readFileSync(file);
console.log(JSON.stringify({ verdict: "good", pages: reached.length + 1, dangers: [] }));
