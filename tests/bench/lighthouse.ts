import { execFile } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import os from "node:os";
import path from "node:path";
import { z } from "zod";
import { type Browser, findBrowser } from "#tests/support/product/browser.ts";
import { startProduct } from "#tests/support/product/product.ts";
import { median } from "./median.ts";
import { prepareScene } from "./scene.ts";

/** Too heavy for the lock file: downloaded when needed. */
const version = "13.5.0";
const runs = 3;
const aims = { performance: 95, accessibility: 100, "best-practices": 100 } as const;
type Category = keyof typeof aims;
const categories = Object.keys(aims) as Category[];

const report = z.object({
  runtimeError: z.object({ message: z.string().optional() }).optional(),
  categories: z.record(
    z.string(),
    z.object({
      score: z.number().nullable(),
      auditRefs: z.array(z.object({ id: z.string(), weight: z.number() })),
    }),
  ),
  audits: z.record(z.string(), z.object({ title: z.string(), score: z.number().nullable() })),
});
type Report = z.infer<typeof report>;

const found = await findBrowser();
if (!found.ok) {
  leave(`no Chromium starts here:\n${found.tried.join("\n")}`);
} else if (!(await isThere())) {
  leave(`lighthouse ${version} could not be fetched by npm.`);
} else {
  await measure(found.browser);
}

function leave(reason: string) {
  console.log(`Lighthouse was not run: ${reason}`);
}

async function isThere() {
  return runLighthouse(["--version"], {}).then(
    () => true,
    () => false,
  );
}

function runLighthouse(args: readonly string[], env: Record<string, string>): Promise<void> {
  const npm = ["exec", "--yes", `--package=lighthouse@${version}`, "--", "lighthouse", ...args];
  const options = { timeout: 240_000, env: { ...process.env, ...env }, maxBuffer: 64 << 20 };
  return new Promise((resolve, reject) => {
    execFile("npm", npm, options, (error, _out, complaint) => {
      if (error) reject(new Error(complaint.trim().split("\n").slice(-5).join("\n")));
      else resolve();
    });
  });
}

async function measure(browser: Browser) {
  const product = await startProduct();
  const folder = mkdtempSync(path.join(os.tmpdir(), "passerelle-lighthouse-"));
  try {
    const { loginPath, customerCookie } = await prepareScene(product);
    const pages = [
      { name: "/", path: "/", cookie: null },
      { name: "/login/:token", path: loginPath, cookie: null },
      { name: "/request/documents", path: "/request/documents", cookie: customerCookie },
    ];
    console.log(`Lighthouse ${version}, mobile, median of ${String(runs)} runs:\n`);
    console.log("| page | performance | accessibility | best practices | |\n|---|---|---|---|---|");
    const failing: string[] = [];
    for (const page of pages) {
      const url = product.origin + page.path;
      const reports: Report[] = [];
      for (let run = 0; run < runs; run += 1) {
        reports.push(await visit({ browser, folder, url, cookie: page.cookie }));
      }
      printScores(page.name, reports);
      failing.push(...failingAudits(reports).map((audit) => `${page.name}: ${audit}`));
    }
    console.log(failing.length > 0 ? "\nBelow full marks:" : "\nNothing below full marks.");
    for (const audit of failing) console.log(`- ${audit}`);
  } catch (error) {
    leave(error instanceof Error ? error.message : String(error));
  } finally {
    rmSync(folder, { recursive: true, force: true });
    await product.stop();
  }
}

async function visit(input: {
  browser: Browser;
  folder: string;
  url: string;
  cookie: string | null;
}): Promise<Report> {
  const { browser, folder, url, cookie } = input;
  const file = path.join(folder, "report.json");
  const flags = ["--headless=new", ...browser.args].join(" ");
  const args = [
    url,
    "--quiet",
    "--output=json",
    `--output-path=${file}`,
    `--only-categories=${categories.join(",")}`,
    "--form-factor=mobile",
    `--chrome-flags=${flags}`,
    ...(cookie ? [`--extra-headers=${JSON.stringify({ Cookie: cookie })}`] : []),
  ];
  await runLighthouse(args, { CHROME_PATH: browser.executablePath });
  const read = report.parse(JSON.parse(readFileSync(file, "utf8")));
  if (read.runtimeError) throw new Error(read.runtimeError.message ?? "lighthouse failed");
  return read;
}

function scoreOf(reports: readonly Report[], category: Category): number {
  return Math.round(100 * median(reports.map((one) => one.categories[category]?.score ?? 0)));
}

function printScores(name: string, reports: readonly Report[]) {
  const scores = categories.map((category) => scoreOf(reports, category));
  const isMet = categories.every((category) => scoreOf(reports, category) >= aims[category]);
  console.log(`| ${[name, ...scores.map(String), isMet ? "met" : "MISSED"].join(" | ")} |`);
}

function failingAudits(reports: readonly Report[]): string[] {
  const last = reports.at(-1);
  if (!last) return [];
  const refs = categories.flatMap((category) => last.categories[category]?.auditRefs ?? []);
  return refs
    .filter(({ id, weight }) => weight > 0 && (last.audits[id]?.score ?? 1) < 0.9)
    .map(({ id }) => `${id} (${last.audits[id]?.title ?? ""}): ${String(last.audits[id]?.score)}`);
}
