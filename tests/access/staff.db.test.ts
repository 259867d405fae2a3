import { tryLines } from "#tests/support/access/try-lines.ts";
import { staffLines } from "./staff-lines.ts";

tryLines(staffLines);
