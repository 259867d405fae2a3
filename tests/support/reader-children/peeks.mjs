// Says how many of the things it should not have are within its reach.
import { spawnSync } from "node:child_process";
import { readdirSync, readFileSync, writeFileSync } from "node:fs";

const attempts = [
  () => readFileSync("/etc/hostname"),
  () => readdirSync("/"),
  () => writeFileSync(process.argv[2], "changed"),
  () => spawnSync(process.execPath, ["--version"]),
  () => {
    if (Object.keys(process.env).join() === "NODE_ENV") throw new Error("nothing there");
  },
  () => new Function("return 1")(),
];
const reached = attempts.filter((attempt) => {
  try {
    attempt();
    return true;
  } catch {
    return false;
  }
});
readFileSync(process.argv[2]);
console.log(JSON.stringify({ verdict: "good", pages: reached.length + 1 }));
