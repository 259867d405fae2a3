import { readFile, writeFile } from "node:fs/promises";
import { basename } from "node:path";
import { marksOf } from "./marks.server.ts";
import { recognise } from "./recognise.server.ts";
import type { RecognisedPage } from "./schema.ts";

/**
 * Overwrites the picture, named page-N by `readTask`, in upright orientation. Only for a killable
 * child.
 */
export async function recogniseTask(picturePath: string): Promise<RecognisedPage> {
  const page = Number(/(\d+)\.\w+$/.exec(basename(picturePath))?.[1] ?? 1);
  const { text, turn, picture } = await recognise(await readFile(picturePath), page);
  if (turn !== 0) await writeFile(picturePath, picture);
  return { ...text, turn, marks: await marksOf(picture, text) };
}
