import { z } from "zod";
import type { Children } from "./child/child.server.ts";
import { dangerIds, keptVerdicts, maxPages, type Verdict, verdictIds } from "./verdict.ts";

const megabyte = 1024 * 1024;

export interface JudgingLimits {
  /** Processor time of the child. */
  readonly processorMs: number;
  /** By the clock, against a child that hangs. */
  readonly timeoutMs: number;
}

/** While a customer waits. A machine with three programs for each processor takes 15 s. */
export const judgingLimits: JudgingLimits = { processorMs: 5_000, timeoutMs: 30_000 };
/** By a job, for what was not judged while the customer waited. */
export const patientJudgingLimits: JudgingLimits = { processorMs: 20_000, timeoutMs: 120_000 };

const verdict: z.ZodType<Verdict> = z.union([
  z.object({
    verdict: z.enum(keptVerdicts),
    pages: z.int().min(1).max(maxPages),
    dangers: z.array(z.enum(dangerIds)),
  }),
  z.object({ verdict: z.enum(verdictIds).exclude([...keptVerdicts]) }),
]);

const unjudged: Verdict = { verdict: "unjudged", pages: null, dangers: [] };

/** A crashed child is retried once. Throws when the file does not exist. */
export async function judgeFile(
  children: Children,
  path: string,
  limits = judgingLimits,
): Promise<Verdict> {
  return (await judgeIfPossible(children, path, limits)) ?? unjudged;
}

/**
 * Null when another attempt may tell: the machine was too busy, or the child crashed. `unjudged` is
 * final: the file takes more processor time or memory than it is given.
 */
export async function judgeIfPossible(
  children: Children,
  path: string,
  limits: JudgingLimits,
): Promise<Verdict | null> {
  const order = { task: "judge", files: [path], ...limits, maxRssBytes: 600 * megabyte } as const;
  const answer = await children.askTwice(order);
  if (answer.outcome === "spent") return unjudged;
  const parsed = answer.outcome === "answered" ? verdict.safeParse(answer.answer) : null;
  return parsed?.success ? parsed.data : null;
}
