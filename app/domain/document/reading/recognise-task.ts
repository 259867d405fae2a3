import { readFile } from "node:fs/promises";
import { basename } from "node:path";
import { marksOf } from "#app/domain/document/reading/marks.server.ts";
import { recognise } from "#app/domain/document/reading/recognise.server.ts";
import type { RecognisedPage } from "#app/domain/document/reading/schema.ts";

/** Reads the words of a page's picture, named page-N as `readTask` leaves it. For a killable child alone. */
export async function recogniseTask(picturePath: string): Promise<RecognisedPage> {
  const picture = await readFile(picturePath);
  const page = Number(/(\d+)\.\w+$/.exec(basename(picturePath))?.[1] ?? 1);
  const text = await recognise(picture, page);
  return { ...text, marks: await marksOf(picture, text) };
}
