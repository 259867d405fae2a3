import { existsSync } from "node:fs";
import { run, say } from "./workshop.mjs";

export async function ensureBrowser(env) {
  const { findBrowser } = await import("#tests/support/product/browser.ts");
  let found = await findBrowser();
  for (const name of ["libnss3", "chromium"]) {
    if (found.ok || !canInstall()) break;
    say(`No browser starts yet: installing ${name} …`);
    await install(name, env);
    found = await findBrowser();
  }
  if (found.ok) say(found.browser.executablePath);
  else
    console.error(
      `No browser starts here. Install chromium, or set CHROMIUM_PATH. Tried:\n${found.tried.join("\n")}`,
    );
  return found.ok ? 0 : 1;
}

function canInstall() {
  return process.getuid?.() === 0 && existsSync("/usr/bin/apt-get");
}

async function install(name, env) {
  const quiet = {
    env: { ...env, DEBIAN_FRONTEND: "noninteractive" },
    stdio: ["ignore", "ignore", "inherit"],
  };
  await run("apt-get", ["update", "-qq"], quiet);
  await run("apt-get", ["install", "-y", "-qq", "--no-install-recommends", name], quiet);
}
