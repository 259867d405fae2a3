import { byHand } from "./by-hand.ts";
import type { MadeFile } from "./made-file.ts";
import { pictures } from "./pictures.ts";
import { programs } from "./programs.ts";
import { scans } from "./scans.ts";

export const allFiles: readonly MadeFile[] = [...pictures, ...scans, ...programs, ...byHand];
