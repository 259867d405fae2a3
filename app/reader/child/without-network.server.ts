import { execFile } from "node:child_process";
import { promisify } from "node:util";

const run = promisify(execFile);

/** Ways to begin a program in a network namespace of its own, with nothing in it: with and without being root. */
const ways: readonly (readonly string[])[] = [
  ["unshare", "--net", "--map-root-user"],
  ["unshare", "--net"],
];

let found: Promise<readonly string[] | null> | undefined;

/**
 * What to put before a command so that it has no network; null where the platform cannot do that (anything but
 * Linux, and Linux where namespaces are forbidden). `unshare` becomes the program: there is one process to kill.
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
    // A machine too busy to answer has not said no: it is asked again for the next command.
    if (answer === "late") found = undefined;
  }
  return null;
}

function isLate(error: unknown): boolean {
  return error instanceof Error && "killed" in error && error.killed === true;
}
