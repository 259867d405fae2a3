import { spawn } from "node:child_process";

/**
 * Waits on a pipe that only this process holds. If it closes without a word, this process was
 * killed: PostgreSQL ($1) is stopped, gently first.
 */
const script = `
read -r word && exit 0
kill -INT "$1" 2>/dev/null || exit 0
for try in 1 2 3 4 5 6 7 8 9 10 11 12 13 14 15 16 17 18 19 20 21 22 23 24 25; do
  sleep 0.2
  kill -0 "$1" 2>/dev/null || exit 0
  grep -q 'State:.Z' "/proc/$1/status" 2>/dev/null && exit 0
done
kill -QUIT "$1" 2>/dev/null
sleep 3
kill -KILL "$1" 2>/dev/null
`;

/** The returned function calls the guard off. */
export function guard(pid: number): () => void {
  if (process.platform === "win32") return () => undefined;
  // Own session: Ctrl-C reaches the whole foreground group and must not reach the guard.
  const child = spawn("/bin/sh", ["-c", script, "passerelle-watchdog", String(pid)], {
    stdio: ["pipe", "ignore", "ignore"],
    cwd: "/",
    detached: true,
  });
  child.on("error", () => undefined);
  child.stdin.on("error", () => undefined);
  child.unref();
  return () => child.stdin.end("done\n");
}
