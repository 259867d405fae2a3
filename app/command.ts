import { spawn } from "node:child_process";
import { entryFile } from "#app/embedded/entry.server.ts";
import { readEnvironment, refuseEnvironment } from "#app/env.server.ts";
import { openServices } from "#app/supervisor/command-services.server.ts";

const [name = "", ...given] = process.argv.slice(2);
const read = readEnvironment(process.env);
if (!read.ok) refuseEnvironment(read.problems);

const args = given[0] === "--" ? given.slice(1) : given;
try {
  const services = await openServices(read.settings);
  const code = await run(services.env).finally(() => services.close());
  process.exit(code);
} catch (error) {
  console.error(error instanceof Error ? error.message : error);
  process.exit(1);
}

function run(env: NodeJS.ProcessEnv): Promise<number> {
  return new Promise((resolve, reject) => {
    const child = spawn(process.execPath, [entryFile(`cli/${name}`), ...args], {
      env,
      stdio: "inherit",
    });
    for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"] as const) {
      process.on(signal, () => child.kill(signal));
    }
    child.on("error", reject);
    child.on("exit", (code) => resolve(code ?? 1));
  });
}
