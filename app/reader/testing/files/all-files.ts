import { byHand } from "./by-hand.ts";
import type { MadeFile } from "./made-file.ts";
import { pictures } from "./pictures.ts";
import { programs } from "./programs.ts";
import { scans } from "./scans.ts";

/** Whatever a customer may have, each in a different way. */
export const allFiles: readonly MadeFile[] = [...pictures, ...scans, ...programs, ...byHand];
