import { fork } from "node:child_process";
import { rmSync, watch } from "node:fs";
import path from "node:path";
import { processOptions } from "./build.mjs";
import { compileMessages } from "./messages.mjs";
import { buildStamp, root, say } from "./workshop.mjs";

export async function develop() {
  process.chdir(root);
  rmSync(path.join(root, buildStamp), { force: true });
  await compileMessages();
  let supervisor = null;
  const restart = {
    name: "restart",
    setup(build) {
      // Skips our own build and the watcher's first one: nothing has changed yet.
      let builds = 0;
      build.onEnd((result) => {
        if (++builds <= 2) return;
        if (result.errors.length > 0 || !supervisor?.connected) return;
        say("Code has changed: starting the processes again …");
        supervisor.send({ type: "reload" });
      });
    },
  };
  const { context } = await import("esbuild");
  const watcher = await context({ ...processOptions(), plugins: [restart] });
  await watcher.rebuild();
  supervisor = startSupervisor();
  await watcher.watch();
  watchMessages();
}

/** Messages are compiled over the old ones, so a concurrent reader finds a complete folder. */
function watchMessages() {
  let timer;
  watch(path.join(root, "app/i18n/messages"), { recursive: true }, () => {
    clearTimeout(timer);
    timer = setTimeout(() => compileMessages({ cleanOutdir: false }).catch(console.error), 200);
  });
}

function startSupervisor() {
  const env = { ...process.env, PASSERELLE_DEV: "1" };
  const child = fork(path.join(root, "build/processes/supervisor.js"), [], {
    cwd: root,
    env,
    execArgv: [],
  });
  for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"])
    process.on(signal, () => child.kill(signal));
  child.on("exit", (code) => process.exit(code ?? 1));
  return child;
}
