import { spawn } from "node:child_process";
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import os from "node:os";
import path from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { parseArgs } from "node:util";
import { type ImportId, importId } from "#app/domain/ids.ts";
import { digest, newToken } from "#app/domain/secrets.server.ts";
import { keepSecretKey } from "#app/embedded/secrets.server.ts";
import { embeddedEnvironment } from "#app/supervisor/embedded-environment.ts";
import { findImport } from "#db/account-imports.server.ts";
import { type OpenDatabase, openDatabase } from "#db/connection/client.server.ts";
import { insertStaffMember } from "#db/staff.server.ts";
import { insertStaffSession } from "#db/staff-sessions.server.ts";
import { asEmail } from "#tests/support/contacts.ts";
import { type Product, startProduct } from "#tests/support/product/product.ts";

const { values } = parseArgs({ options: { rows: { type: "string", default: "100000" } } });
const rows = Number(values.rows);
const folder = mkdtempSync(path.join(os.tmpdir(), "passerelle-bench-import-"));
const product = await startProduct();
const db = openDatabase(product.runtime.databaseUrl, { connections: 2 });
try {
  await atCommandLine("dry run, new accounts", fileOf("cli", "Un"));
  await atCommandLine("--apply, new accounts", fileOf("cli", "Un"), "--apply");
  await atCommandLine("--apply, every account changes", fileOf("cli", "Deux"), "--apply");
  const cookie = await administrator();
  await inBrowser("new accounts", fileOf("web", "Un"), cookie);
  await inBrowser("every account changes", fileOf("web", "Deux"), cookie);
} finally {
  await db.close();
  await product.stop();
  rmSync(folder, { recursive: true, force: true });
}

function fileOf(start: string, name: string) {
  const heads =
    "identifiant;type;nom;contact;e-mail;siren;langue;téléphone;mobile;mobile vérifié le\r\n";
  const text = Array.from({ length: rows }, (_, at) => {
    const number = String(10_000_000 + at);
    const login = `${start}-${number}`;
    return `${login};société;Société ${name} n° ${number};Zoé Léger;${login}@exemple.fr;732829320;fr;04 88 66 22 23;06${number};31/01/2026\r\n`;
  });
  const file = path.join(folder, `${start}-${name}.csv`);
  writeFileSync(file, heads + text.join(""));
  return file;
}

async function atCommandLine(what: string, file: string, ...args: string[]) {
  const { runtime, dataDir } = product;
  const secretKey = keepSecretKey(dataDir);
  const peak = `process.on("exit", () => console.error("peak", process.resourceUsage().maxRSS))`;
  const begun = performance.now();
  const child = spawn(
    process.execPath,
    [
      "--import",
      `data:text/javascript,${encodeURIComponent(peak)}`,
      "build/processes/cli/accounts-import.js",
      file,
      ...args,
    ],
    {
      env: {
        PATH: process.env.PATH,
        HOME: process.env.HOME,
        ...embeddedEnvironment({ ...runtime, secretKey, dataDir }),
        PORT: "1",
      } as unknown as NodeJS.ProcessEnv,
      stdio: ["ignore", "pipe", "pipe"],
    },
  );
  let [printed, errors] = ["", ""];
  child.stdout.on("data", (chunk: Buffer) => (printed = (printed + chunk.toString()).slice(-300)));
  child.stderr.on("data", (chunk: Buffer) => (errors += chunk.toString()));
  await new Promise((resolve) => child.once("close", resolve));
  const kilobytes = Number(/peak (\d+)/.exec(errors)?.[1] ?? 0);
  const last = printed.trim().split("\n").slice(-2).join(" | ");
  console.log(
    `command line, ${String(rows)} rows, ${what}: ${seconds(begun)}, peak RSS ${String(Math.round(kilobytes / 1024))} MB (${last})`,
  );
}

async function inBrowser(what: string, file: string, cookie: string) {
  const form = new FormData();
  form.set("file", new Blob([readFileSync(file)]), path.basename(file));
  const begun = performance.now();
  const headers = { Cookie: cookie, Origin: product.origin };
  const address = `${product.origin}/staff/accounts/import`;
  const sent = await fetch(address, { method: "POST", body: form, headers, redirect: "manual" });
  const report = sent.headers.get("location") ?? "";
  const id = importId.parse(report.split("/").at(-1));
  const uploaded = seconds(begun);
  const looked = lookAt(product.origin + report, cookie);
  const check = performance.now();
  const { plan } = await until(db, id, "checked");
  const checked = seconds(check);
  const write = performance.now();
  await fetch(product.origin + report, {
    method: "POST",
    body: new URLSearchParams({ intent: "apply", plan: plan ?? "" }),
    headers,
    redirect: "manual",
  });
  await until(db, id, "applied");
  const written = seconds(write);
  const slowest = await looked();
  console.log(
    `browser, ${String(rows)} rows, ${what}: upload ${uploaded}, check ${checked}, write ${written}; ` +
      `peak RSS of the worker ${peakOf(product, "worker.js")}, of the web process ${peakOf(product, "server.js")}; ` +
      `the report's page meanwhile took at most ${slowest} ms`,
  );
}

/** Looks at the page as somebody who waits. */
function lookAt(page: string, cookie: string) {
  let [slowest, isOver] = [0, false];
  const looking = (async () => {
    while (!isOver) {
      const begun = performance.now();
      await (await fetch(page, { headers: { Cookie: cookie } })).text();
      slowest = Math.max(slowest, performance.now() - begun);
      await sleep(500);
    }
  })();
  return async () => {
    isOver = true;
    await looking;
    return String(Math.round(slowest));
  };
}

async function until(database: OpenDatabase, id: ImportId, status: "checked" | "applied") {
  for (;;) {
    const found = await findImport(database, id);
    if (found?.status === status) return found;
    if (!found || ["failed", "unreadable", "outdated"].includes(found.status))
      throw new Error(`the import is ${found?.status ?? "gone"}`);
    await sleep(50);
  }
}

async function administrator() {
  const email = asEmail("import@desk.example");
  const member = await insertStaffMember(db, { email, name: "Import", roles: ["administrator"] });
  if (!member) throw new Error("the member of staff was not written");
  const token = newToken();
  const row = { staffId: member.id, stage: "full" as const, userAgent: "bench", address: "" };
  await insertStaffSession(db, { tokenHash: digest(token), ...row });
  return `desk=${encodeURIComponent(Buffer.from(JSON.stringify(token)).toString("base64"))}`;
}

/** Linux tells it; elsewhere "?". */
function peakOf({ pid }: Product, program: string) {
  try {
    for (const process of readdirSync("/proc").filter((name) => /^\d+$/.test(name))) {
      const status = readOrEmpty(`/proc/${process}/status`);
      const isOurs = Number(/PPid:\s+(\d+)/.exec(status)?.[1]) === pid;
      if (!isOurs || !readOrEmpty(`/proc/${process}/cmdline`).includes(program)) continue;
      return `${String(Math.round(Number(/VmHWM:\s+(\d+)/.exec(status)?.[1]) / 1024))} MB`;
    }
  } catch {
    // No such folder.
  }
  return "?";
}

function readOrEmpty(file: string) {
  try {
    return readFileSync(file, "utf8");
  } catch {
    return "";
  }
}

function seconds(since: number) {
  return `${((performance.now() - since) / 1000).toFixed(1)} s`;
}
