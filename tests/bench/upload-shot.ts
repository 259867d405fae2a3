import { setTimeout as sleep } from "node:timers/promises";
import type { Domain } from "#app/domain/domain.ts";
import { openGiver } from "#tests/support/faults/giver.ts";
import { rawUpload, sendUpload } from "#tests/support/faults/raw-upload.ts";
import { changeLargeDocument } from "./large-document.ts";
import type { ProbedWeb } from "./probed-web.ts";

/** Milliseconds from the first byte sent. */
export interface OwnShot {
  readonly stored: number;
  /** Until the customer had the answer: judged, stored, read (3 s at most). */
  readonly answered: number;
}

const now = () => performance.timeOrigin + performance.now();

/** The disk keeps writing for a while after an upload; the next one must wait. */
const restMs = 1_500;

/** Any status but 303 is an error: its answer would be fast for the wrong reason. */
async function shoot(origin: string, cookie: string, file: Buffer) {
  await sleep(restMs);
  const upload = rawUpload(file, { cookie, origin });
  const begun = now();
  const answer = await sendUpload(origin, upload).answer;
  const answered = now() - begun;
  if (answer?.status !== 303 || answer.text.includes("Location: /request\r")) {
    throw new Error(`not taken: ${String(answer?.status)}\n${String(answer?.text.slice(0, 2000))}`);
  }
  return { begun, answered };
}

export async function shootBare(origin: string, file: Buffer): Promise<number> {
  const { answered } = await shoot(origin, "", file);
  return answered;
}

export async function shootOwn(domain: Domain, web: ProbedWeb, file: Buffer): Promise<OwnShot> {
  const { cookie } = await openGiver(domain);
  changeLargeDocument(file);
  const { begun, answered } = await shoot(web.origin, cookie, file);
  const { storeAnsweredAt } = await web.figures();
  if (storeAnsweredAt < begun) throw new Error("the store was not asked");
  return { stored: storeAnsweredAt - begun, answered };
}

/** Milliseconds until the last answer. */
export async function shootTogether(domain: Domain, web: ProbedWeb, files: readonly Buffer[]) {
  const shots: { cookie: string; file: Buffer }[] = [];
  for (const file of files) shots.push({ file, cookie: (await openGiver(domain)).cookie });
  const ends = await Promise.all(shots.map(({ cookie, file }) => shoot(web.origin, cookie, file)));
  return Math.max(...ends.map(({ answered }) => answered));
}
