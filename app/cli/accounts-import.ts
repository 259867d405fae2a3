import { readFile } from "node:fs/promises";
import { parseArgs } from "node:util";
import { importAccounts } from "#app/domain/account/import/import-accounts.server.ts";
import { reportRow, reportTotals } from "#app/domain/account/import/import-report.ts";
import { type ExportRefusal, readExport } from "#app/domain/account/import/read-export.ts";
import { runCommand, UsageError } from "./run-command.server.ts";

const refusals: Record<ExportRefusal, string> = {
  empty: "the file is empty",
  "not-csv": "the file is no CSV: save the spreadsheet as CSV UTF-8",
  "encoding-unknown":
    "the file is neither UTF-8, UTF-16, Windows-1252, Mac nor MS-DOS for certain: save it as CSV UTF-8",
};

const usage = "npm run accounts:import -- file.csv [--apply]";

await runCommand(usage, async (services, args) => {
  const options = { apply: { type: "boolean", default: false } } as const;
  const { values, positionals } = parseArgs({ args, options, allowPositionals: true });
  const [path, ...others] = positionals;
  if (!path || others.length > 0) throw new UsageError("one file is wanted");
  const file = await readFile(path).catch(() => {
    throw new UsageError(`${path} cannot be read`);
  });
  const read = readExport(file);
  if (!read.ok) throw new UsageError(refusals[read.refusal]);
  const { columns, rows, encoding, separator } = read.value;
  const separatorName = { ";": "semicolon", ",": "comma", "\t": "tab" }[separator] ?? separator;
  console.log(`${path}: ${encoding}, separated by ${separatorName}, ${String(rows.length)} rows`);
  if (columns.unknown.length > 0) console.log(`Columns passed over: ${columns.unknown.join(", ")}`);
  if (columns.missing.length > 0) {
    console.error(`Columns missing: ${columns.missing.join(", ")}`);
    return 1;
  }
  const { outcomes, applied } = await importAccounts(services, {
    file,
    read: read.value,
    apply: values.apply,
  });
  for (const outcome of outcomes) console.log(reportRow(outcome));
  console.log(reportTotals(outcomes));
  return conclude(
    outcomes.some(({ outcome }) => outcome === "refused"),
    values.apply,
    applied,
  );
});

function conclude(hasRefusals: boolean, apply: boolean, applied: boolean) {
  if (applied) console.log("Written, in one transaction.");
  else if (hasRefusals) console.log("Nothing was written: mend the refused rows first.");
  else console.log("A dry run: nothing was written. Add --apply to write.");
  return hasRefusals || applied !== apply ? 1 : 0;
}
