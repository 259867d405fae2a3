import { z } from "zod";
import type { Children } from "./child/child.server.ts";
import { dangerIds, keptVerdicts, maxPages, type Verdict, verdictIds } from "./verdict.ts";

const megabyte = 1024 * 1024;
export const judgingMs = 5_000;

const verdict: z.ZodType<Verdict> = z.union([
  z.object({
    verdict: z.enum(keptVerdicts),
    pages: z.int().min(1).max(maxPages),
    dangers: z.array(z.enum(dangerIds)),
  }),
  z.object({ verdict: z.enum(verdictIds).exclude([...keptVerdicts]) }),
]);

const unjudged: Verdict = { verdict: "unjudged", pages: null, dangers: [] };

/**
 * A crashed child is retried once; after that, or out of time or memory, the file is `unjudged`.
 * Throws when the file does not exist.
 */
export async function judgeFile(
  children: Children,
  path: string,
  timeoutMs = judgingMs,
): Promise<Verdict> {
  const order = { task: "judge", files: [path], timeoutMs, maxRssBytes: 600 * megabyte } as const;
  const answer = await children.askTwice(order);
  const parsed = answer.outcome === "answered" ? verdict.safeParse(answer.answer) : null;
  return parsed?.success ? parsed.data : unjudged;
}
