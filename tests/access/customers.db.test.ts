import { tryLines } from "#tests/support/access/try-lines.ts";
import { customerLines } from "./customer-lines.ts";

tryLines(customerLines);
