import type { Settings } from "#app/env/settings.ts";
import { paths, staffPaths } from "#app/routes/paths.ts";

export interface Demo {
  readonly customerLink: string;
  readonly staffEmail: string;
}

export function describeWelcome(settings: Settings, demo: Demo | null): string {
  const { publicOrigin: origin, dataDir } = settings;
  const rows: [string, string][] = [["Public page", `${origin}${paths.home()}`]];
  if (demo)
    rows.push(["Customer link", demo.customerLink], ["Outbox", `${origin}${paths.outbox()}`]);
  rows.push(["Back-office", `${origin}${staffPaths.login()}`]);
  if (demo) rows.push(["Staff member", demo.staffEmail], ["Credentials", `${dataDir}/demo.json`]);
  const width = Math.max(...rows.map(([label]) => label.length));
  const title = demo ? "Passerelle runs: embedded, for this machine only." : "Passerelle runs.";
  const end = demo ? `Ctrl-C stops; the data stays in ${dataDir}` : "Ctrl-C stops";
  return [
    "",
    title,
    "",
    ...rows.map(([label, value]) => `  ${label.padEnd(width)}  ${value}`),
    "",
    end,
    "",
  ].join("\n");
}
