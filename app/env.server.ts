import { type Environment, type ReadSettings, readSettings } from "#app/env/read-settings.ts";
import type { Settings } from "#app/env/settings.ts";

export type { Settings } from "#app/env/settings.ts";

export function readEnvironment(env: Environment): ReadSettings {
  return readSettings(env);
}

export function refuseEnvironment(problems: readonly string[]): never {
  const lines = problems.map((problem) => `  - ${problem}`);
  const advice = 'Set them all, or none of them for the embedded demonstration ("npm start").';
  console.error(["The environment is not usable:", ...lines, advice].join("\n"));
  process.exit(1);
}

export function settingsOrExit(): Settings {
  const read = readEnvironment(process.env);
  if (!read.ok) return refuseEnvironment(read.problems);
  if (read.settings.mode === "embedded") {
    const expected = ["DATABASE_URL", "S3_ENDPOINT", "S3_BUCKET", "SECRET_KEY"];
    const missing = expected.filter((name) => !process.env[name]);
    if (missing.length > 0) {
      return refuseEnvironment(missing.map((name) => `${name} is missing: start with "npm start"`));
    }
  }
  return read.settings;
}
