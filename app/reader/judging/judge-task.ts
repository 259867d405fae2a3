import { readFile } from "node:fs/promises";
import type { ChildWork } from "#app/reader/child/child-work.ts";
import { sniff } from "#app/reader/sniff.ts";
import type { Verdict } from "#app/reader/verdict.ts";
import { judgePdf } from "./judge-pdf.ts";
import { judgePicture } from "./judge-picture.server.ts";

/** Share of the time limit for inspection; the rest is process start-up and the reply. */
const shareOfTime = 0.7;

export async function judgeTask({ files: [path = ""], maxLifeMs }: ChildWork): Promise<Verdict> {
  const deadline = performance.now() + maxLifeMs * shareOfTime;
  const bytes = await readFile(path);
  const format = sniff(bytes);
  if (format === "other") return { verdict: "not-what-it-says" };
  return format === "pdf" ? judgePdf(bytes, deadline) : judgePicture(bytes, format, deadline);
}
