import { type ChildProcess, fork } from "node:child_process";
import { setTimeout as sleep } from "node:timers/promises";
import { restartDelay, steadyAfter } from "./backoff.ts";

export interface ChildPlan {
  readonly name: string;
  readonly file: string;
  readonly env: NodeJS.ProcessEnv;
}

export interface SupervisedChild {
  /** Settles at the first {type:"ready"}. */
  readonly ready: Promise<void>;
  readonly lost: Promise<never>;
  reload(): void;
  /** SIGTERM, then SIGKILL at the deadline (milliseconds since the epoch). */
  stop(deadline: number): Promise<void>;
}

export function startChild(plan: ChildPlan): SupervisedChild {
  return new Supervision(plan);
}

class Supervision implements SupervisedChild {
  readonly ready: Promise<void>;
  readonly lost: Promise<never>;
  private readonly plan: ChildPlan;
  private child: ChildProcess;
  private stopping = false;
  private reloading = false;
  private wasReady = false;
  private restarts = 0;
  private startedAt = 0;
  private tellReady: () => void = () => undefined;
  private tellLost: (error: Error) => void = () => undefined;

  constructor(plan: ChildPlan) {
    this.plan = plan;
    this.lost = new Promise((_, reject) => (this.tellLost = reject));
    const ready = new Promise<void>((resolve) => (this.tellReady = resolve));
    this.ready = Promise.race([ready, this.lost]);
    this.ready.catch(() => undefined);
    this.child = this.start();
  }

  reload(): void {
    if (!this.wasReady || this.stopping) return;
    this.reloading = true;
    this.child.kill("SIGTERM");
  }

  async stop(deadline: number): Promise<void> {
    this.stopping = true;
    const { child } = this;
    if (hasEnded(child)) return;
    const ended = new Promise<void>((resolve) => child.once("exit", () => resolve()));
    child.kill("SIGTERM");
    await Promise.race([
      ended,
      sleep(Math.max(0, deadline - Date.now()), undefined, { ref: false }),
    ]);
    if (!hasEnded(child)) child.kill("SIGKILL");
    await ended;
  }

  private start(): ChildProcess {
    this.startedAt = Date.now();
    const child = fork(this.plan.file, [], {
      env: this.plan.env,
      execArgv: ["--enable-source-maps"],
      // Own session: Ctrl-C reaches only us, and we stop the process in its turn.
      detached: process.platform !== "win32",
    });
    child.on("message", (message) => {
      if ((message as { type?: string }).type !== "ready") return;
      this.wasReady = true;
      this.tellReady();
    });
    child.on("error", (error) => this.tellLost(error));
    child.on("exit", (code, signal) => void this.afterExit(code ?? signal));
    return child;
  }

  private async afterExit(how: number | string | null): Promise<void> {
    if (this.stopping) return;
    if (this.reloading || Date.now() - this.startedAt > steadyAfter) this.restarts = 0;
    const delay = this.wasReady ? restartDelay(this.restarts) : null;
    if (delay === null) {
      return this.tellLost(new Error(`The ${this.plan.name} process does not stay up (${how}).`));
    }
    if (!this.reloading)
      console.error(`The ${this.plan.name} process ended (${how}): starting it again.`);
    await sleep(this.reloading ? 0 : delay);
    this.reloading = false;
    this.restarts += 1;
    if (!this.stopping) this.child = this.start();
  }
}

function hasEnded(child: ChildProcess): boolean {
  return child.pid === undefined || child.exitCode !== null || child.signalCode !== null;
}
