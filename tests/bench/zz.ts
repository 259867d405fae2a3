import { readFileSync } from "node:fs";
import { openDocument } from "#app/reader/open-document.server.ts";
import { readText } from "#app/reader/reading/read-text.server.ts";
import { readingLimits } from "#app/reader/reading/limits.ts";
import { scriptOf } from "#app/reader/reading/facts/script.ts";
for (const f of process.argv.slice(2)) {
  const d = await openDocument(readFileSync(f));
  const { texts } = await readText(d, readingLimits);
  const s = scriptOf(texts);
  console.log("=====", f.split("/").pop());
  for (const l of s.lines) console.log(l.page + " " + l.segments.map(g => `[${(g.x * 100).toFixed(0)},${(g.y * 100).toFixed(1)}] ${s.text.slice(g.start, g.end)}`).join("  |  "));
  await d.loadingTask.destroy();
}
