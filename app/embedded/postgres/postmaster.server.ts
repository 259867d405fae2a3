import { type ChildProcess, spawn } from "node:child_process";
import { closeSync, openSync, readFileSync } from "node:fs";
import path from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import type { Owner } from "./owner.server.ts";
import { runAs } from "./run-as.server.ts";
import { guard } from "./watchdog.server.ts";

export interface Postmaster {
  readonly ended: Promise<void>;
  stop(): Promise<void>;
}

export interface PostmasterPlan {
  readonly program: string;
  readonly folder: string;
  readonly logFile: string;
  readonly port: number;
  readonly owner: Owner | null;
  /** Fast, but lost if the machine stops. */
  readonly disposable: boolean;
}

/** A guard against hanging: a server that fails ends by itself, and recovery after a crash takes its time. */
const readyWithin = 300_000;

export async function startPostmaster(plan: PostmasterPlan): Promise<Postmaster> {
  const child = launch(plan);
  const ended = new Promise<void>((resolve) => {
    child.once("exit", () => resolve());
    child.once("error", () => resolve());
  });
  const callOff = child.pid === undefined ? () => undefined : guard(child.pid);
  void ended.then(callOff);
  try {
    await untilReady(plan, child);
  } catch (error) {
    await stop(child, ended);
    throw error;
  }
  return { ended, stop: () => stop(child, ended) };
}

function launch(plan: PostmasterPlan): ChildProcess {
  const command = runAs(plan.owner, plan.folder, plan.program, [
    "-D",
    plan.folder,
    ...settings(plan).flatMap((setting) => ["-c", setting]),
  ]);
  const log = openSync(plan.logFile, "w", 0o600);
  try {
    // Own session: Ctrl-C does not reach it, so that we can stop it last.
    return spawn(command.file, command.args, {
      ...command.options,
      stdio: ["ignore", log, log],
      detached: process.platform !== "win32",
    });
  } finally {
    closeSync(log);
  }
}

function settings(plan: PostmasterPlan): string[] {
  const kept = [
    `port=${plan.port}`,
    "listen_addresses=127.0.0.1",
    "unix_socket_directories=",
    "max_connections=200",
    "shared_buffers=64MB",
    "timezone=UTC",
    // The log keeps no statement and no value, because both contain personal data.
    "log_min_error_statement=panic",
    "log_parameter_max_length_on_error=0",
  ];
  const quick = ["fsync=off", "synchronous_commit=off", "full_page_writes=off"];
  return plan.disposable ? [...kept, ...quick] : kept;
}

async function untilReady(plan: PostmasterPlan, child: ChildProcess): Promise<void> {
  let failure: Error | null = null;
  child.once("error", (error) => (failure = error));
  for (const until = Date.now() + readyWithin; Date.now() < until; await sleep(10)) {
    if (failure !== null) throw failure;
    if (child.exitCode !== null || child.signalCode !== null) break;
    if (isReady(plan.folder, child.pid)) return;
  }
  const log = readFileSync(plan.logFile, "utf8").trim().split("\n").slice(-5).join("\n");
  throw new Error(`The embedded database does not start:\n${log}`);
}

/** PostgreSQL writes its state in line 8 of postmaster.pid. */
function isReady(folder: string, pid: number | undefined): boolean {
  try {
    const lines = readFileSync(path.join(folder, "postmaster.pid"), "utf8").split("\n");
    return Number(lines[0]) === pid && lines[7]?.trim() === "ready";
  } catch {
    return false;
  }
}

/**
 * Fast shutdown first, then immediate: both disconnect clients, and neither loses committed data.
 */
async function stop(child: ChildProcess, ended: Promise<void>): Promise<void> {
  for (const [signal, patience] of [
    ["SIGINT", 10_000],
    ["SIGQUIT", 3_000],
    ["SIGKILL", 2_000],
  ] as const) {
    if (child.pid === undefined || child.exitCode !== null || child.signalCode !== null) return;
    child.kill(signal);
    await Promise.race([ended, sleep(patience, undefined, { ref: false })]);
  }
}
