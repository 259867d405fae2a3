import { execFile } from "node:child_process";
import { accessSync, constants } from "node:fs";
import path from "node:path";

export interface Browser {
  readonly executablePath: string;
  readonly args: readonly string[];
}

export type FoundBrowser =
  | { readonly ok: true; readonly browser: Browser }
  | { readonly ok: false; readonly tried: readonly string[] };

const quiet = [
  "--disable-gpu",
  "--disable-quic",
  "--no-first-run",
  "--disable-background-networking",
  "--disable-component-update",
  "--disable-sync",
  "--disable-dev-shm-usage",
];

/**
 * The first that really starts: the configured one, the system's, the npm package's, Playwright's
 * own.
 */
export async function findBrowser(): Promise<FoundBrowser> {
  const tried: string[] = [];
  for (const [name, locate] of candidates) {
    const executablePath = await locate().catch((error: unknown) => {
      tried.push(`${name}: ${error instanceof Error ? error.message : String(error)}`);
      return null;
    });
    if (executablePath === null) continue;
    const complaint = await tryOut(executablePath);
    if (complaint === null) return { ok: true, browser: { executablePath, args: flags() } };
    tried.push(`${name} (${executablePath}): ${complaint}`);
  }
  return { ok: false, tried };
}

const candidates: readonly (readonly [string, () => Promise<string | null>])[] = [
  ["CHROMIUM_PATH", () => Promise.resolve(process.env.CHROMIUM_PATH || null)],
  ["the system's", () => Promise.resolve(findOnPath())],
  ["@sparticuz/chromium", unpackPackaged],
  [
    "Playwright's",
    async () => (await import("@playwright/test")).chromium.executablePath() || null,
  ],
];

function flags(): string[] {
  return process.getuid?.() === 0 ? ["--no-sandbox", ...quiet] : quiet;
}

function findOnPath(): string | null {
  const names = ["chromium", "chromium-browser", "google-chrome-stable", "google-chrome"];
  const folders = (process.env.PATH ?? "").split(path.delimiter);
  const apps = ["/Applications/Google Chrome.app/Contents/MacOS/Google Chrome"];
  const all = [
    ...names.flatMap((name) => folders.map((folder) => path.join(folder, name))),
    ...apps,
  ];
  return all.find(isExecutable) ?? null;
}

function isExecutable(file: string): boolean {
  try {
    accessSync(file, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}

async function unpackPackaged(): Promise<string | null> {
  if (process.platform !== "linux" || process.arch !== "x64") return null;
  const { default: chromium } = await import("@sparticuz/chromium");
  return chromium.executablePath();
}

/** Null when it starts; otherwise its error, which names a missing library. */
function tryOut(executablePath: string): Promise<string | null> {
  const args = [...flags(), "--headless", "--version"];
  return new Promise((resolve) => {
    execFile(executablePath, args, { timeout: 20_000 }, (error, _out, complaint) => {
      resolve(error === null ? null : (complaint.trim().split("\n")[0] ?? error.message));
    });
  });
}
