import { execFile } from "node:child_process";
import { promisify } from "node:util";

const run = promisify(execFile);

const ways: readonly (readonly string[])[] = [
  ["unshare", "--net", "--map-root-user"],
  ["unshare", "--net"],
];

let found: Promise<readonly string[] | null> | undefined;

/**
 * Command prefix; null where the platform cannot do that (anything but Linux, and Linux without
 * namespaces). `unshare` is replaced by the program, so there is one process to kill.
 */
export function withoutNetwork(): Promise<readonly string[] | null> {
  found ??= firstThatWorks();
  return found;
}

async function firstThatWorks() {
  if (process.platform !== "linux") return null;
  for (const [program = "", ...args] of ways) {
    const answer = await run(program, [...args, "true"], { timeout: 5_000 }).then(
      () => "works",
      (error: unknown) => (isLate(error) ? "late" : "fails"),
    );
    if (answer === "works") return [program, ...args];
    // A timeout only means that the machine is busy: check again for the next command.
    if (answer === "late") found = undefined;
  }
  return null;
}

function isLate(error: unknown): boolean {
  return error instanceof Error && "killed" in error && error.killed === true;
}
