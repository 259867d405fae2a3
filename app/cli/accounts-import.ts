import { createHash, randomUUID } from "node:crypto";
import { createReadStream } from "node:fs";
import { stat } from "node:fs/promises";
import { basename } from "node:path";
import { parseArgs } from "node:util";
import { applyImport } from "#app/domain/account/import/apply-import.server.ts";
import { type ApplyRefusal, askToApply } from "#app/domain/account/import/ask-to-apply.server.ts";
import { beginAtCommandLine } from "#app/domain/account/import/begin-at-command-line.server.ts";
import { checkImport } from "#app/domain/account/import/check-import.server.ts";
import { reportRow, reportTotals } from "#app/domain/account/import/import-report.ts";
import type { ImportRefusal } from "#app/domain/account/import/import-state.ts";
import { loadImport } from "#app/domain/account/import/load-import.server.ts";
import { type ImportId, importId } from "#app/domain/ids.ts";
import { limits } from "#app/domain/limits.ts";
import type { Services } from "#app/services.server.ts";
import { runCommand, UsageError } from "./run-command.server.ts";

const refusals: Record<ImportRefusal, () => string> = {
  empty: () => "the file is empty",
  "not-csv": () => "the file is no CSV: save the spreadsheet as CSV UTF-8",
  "encoding-unknown": () =>
    "the file is neither UTF-8, UTF-16, Windows-1252, Mac nor MS-DOS for certain: save it as CSV UTF-8",
  "columns-missing": () => "columns are missing",
  "too-many-rows": () => `the file has more than ${String(limits.importRows)} rows: divide it`,
};

const applyRefusals: Partial<Record<ApplyRefusal, string>> = {
  "has-refusals": "Nothing was written: mend the refused rows first.",
  "nothing-to-write": "Nothing was written: every account is as the file says.",
};

const usage = "npm run accounts:import -- file.csv [--apply]";

await runCommand(usage, async (services, args) => {
  const options = { apply: { type: "boolean", default: false } } as const;
  const { values, positionals } = parseArgs({ args, options, allowPositionals: true });
  const [path, ...others] = positionals;
  if (!path || others.length > 0) throw new UsageError("one file is wanted");
  const id = await begin(services, path);
  await checkImport(services, id, () => createReadStream(path));
  const refused = await printReport(services, id, path);
  if (refused) return 1;
  return values.apply ? apply(services, id) : dry(services, id);
});

async function begin(services: Services, path: string): Promise<ImportId> {
  const hash = createHash("sha256");
  try {
    for await (const bytes of createReadStream(path)) hash.update(bytes as Buffer);
    const { size } = await stat(path);
    const id = importId.parse(randomUUID());
    const file = { id, label: basename(path), size, sha256: hash.digest("hex") };
    await beginAtCommandLine(services, file);
    return id;
  } catch (error) {
    if (!isFileError(error)) throw error;
    throw new UsageError(`${path} cannot be read`);
  }
}

function isFileError(error: unknown) {
  return error instanceof Error && "syscall" in error && "path" in error;
}

/** True when the file was refused as a whole. */
async function printReport(services: Services, id: ImportId, path: string) {
  for (let after: number | null = 0, isFirst = true; after !== null; isFirst = false) {
    const loaded = await loadImport(services, id, { show: "all", after });
    if (!loaded) throw new Error("the import is gone");
    if (isFirst) printHead(path, loaded.found);
    if (loaded.found.refusal) {
      console.error(refusals[loaded.found.refusal]());
      return true;
    }
    for (const row of loaded.rows) console.log(reportRow(row));
    if (loaded.next === null) console.log(reportTotals(loaded.found));
    after = loaded.next;
  }
  return false;
}

type Found = NonNullable<Awaited<ReturnType<typeof loadImport>>>["found"];

function printHead(path: string, found: Found) {
  const rows = found.new + found.changed + found.unchanged + found.refused;
  const names: Record<string, string> = { ";": "semicolon", ",": "comma", "\t": "tab" };
  const { encoding, separator } = found;
  if (encoding && separator) {
    const name = names[separator] ?? separator;
    console.log(`${path}: ${encoding}, separated by ${name}, ${String(rows)} rows`);
  }
  const [unknown, missing] = [found.unknownColumns ?? [], found.missingColumns ?? []];
  if (unknown.length > 0) console.log(`Columns passed over: ${unknown.join(", ")}`);
  if (missing.length > 0) console.error(`Columns missing: ${missing.join(", ")}`);
}

async function dry(services: Services, id: ImportId) {
  const loaded = await loadImport(services, id, { show: "refused", after: 0 });
  const hasRefusals = (loaded?.rows.length ?? 0) > 0;
  if (hasRefusals) console.log("Nothing was written: mend the refused rows first.");
  else console.log("A dry run: nothing was written. Add --apply to write.");
  return hasRefusals ? 1 : 0;
}

async function apply(services: Services, id: ImportId) {
  const plan = (await find(services, id)).plan ?? "";
  const asked = await askToApply(services, { importId: id, plan, staffId: null });
  if (!asked.ok) {
    console.log(applyRefusals[asked.refusal] ?? `Nothing was written: ${asked.refusal}.`);
    return asked.refusal === "nothing-to-write" ? 0 : 1;
  }
  await applyImport(services, id);
  const isWritten = (await find(services, id)).status === "applied";
  if (isWritten) console.log("Written, in one transaction.");
  else console.log("Nothing was written: accounts changed meanwhile. Run the command again.");
  return isWritten ? 0 : 1;
}

async function find(services: Services, id: ImportId) {
  const loaded = await loadImport(services, id, { show: "refused", after: 0 });
  if (!loaded) throw new Error("the import is gone");
  return loaded.found;
}
