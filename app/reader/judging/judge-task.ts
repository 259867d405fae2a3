import { readFile } from "node:fs/promises";
import type { ChildWork } from "#app/reader/child/child-work.ts";
import { sniff } from "#app/reader/sniff.ts";
import type { Verdict } from "#app/reader/verdict.ts";
import { processorBudget } from "./budget.ts";
import { judgePdf } from "./judge-pdf.ts";
import { judgePicture } from "./judge-picture.server.ts";

/** Share of the processor time for inspection; the rest is for the reply. */
const shareOfTime = 0.7;

export async function judgeTask({
  files: [path = ""],
  maxProcessorMs,
}: ChildWork): Promise<Verdict> {
  const budget = processorBudget(maxProcessorMs * shareOfTime);
  const bytes = await readFile(path);
  const format = sniff(bytes);
  if (format === "other") return { verdict: "not-what-it-says" };
  return format === "pdf" ? judgePdf(bytes, budget) : judgePicture(bytes, format, budget);
}
