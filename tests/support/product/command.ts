import { spawn } from "node:child_process";

export interface CommandOutcome {
  readonly code: number | null;
  /** Errors included. */
  readonly output: string;
}

/** Requires a build. */
export function runCommand(
  env: Readonly<Record<string, string>>,
  name: string,
  ...args: string[]
): Promise<CommandOutcome> {
  const { PATH = "", HOME = "" } = process.env;
  const child = spawn(process.execPath, ["build/processes/command.js", name, ...args], {
    env: { PATH, HOME, ...env } as unknown as NodeJS.ProcessEnv,
    stdio: ["ignore", "pipe", "pipe"],
  });
  let output = "";
  child.stdout.on("data", (chunk: Buffer) => (output += chunk.toString()));
  child.stderr.on("data", (chunk: Buffer) => (output += chunk.toString()));
  return new Promise((resolve, reject) => {
    child.on("error", reject);
    child.on("close", (code) => resolve({ code, output }));
  });
}
