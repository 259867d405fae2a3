import type { Database } from "#db/connection/client.server.ts";
import { listReasons } from "#db/reasons.server.ts";
import { leftPlaceholders } from "./variables.ts";

/** Of any template: a text no longer tells which one it comes from. */
export async function hasPlaceholder(db: Database, text: string) {
  if (!text.includes("[")) return false;
  const templates = (await listReasons(db)).filter(({ kind }) => kind === "message");
  return templates.some((template) => leftPlaceholders(text, template).length > 0);
}
