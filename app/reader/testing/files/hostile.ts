import { actingFiles } from "./actions.ts";
import { bombs } from "./bombs.ts";
import type { MadeFile } from "./made-file.ts";
import { pictureBombs } from "./picture-bombs.ts";
import { polyglots, wrecks } from "./wrecks.ts";

/** Files as an attacker would write them, or as a lost connection leaves them. */
export const hostileFiles: readonly MadeFile[] = [
  ...bombs,
  ...pictureBombs,
  ...actingFiles,
  ...polyglots,
  ...wrecks,
];
