import { existsSync, globSync, statSync } from "node:fs";
import { compileMessages as compile } from "../../bin/messages.mjs";
import { paraglideOptions } from "../../paraglide.config.mjs";

/** Compiles the messages when a text is newer than the last compilation. */
export async function compileMessages(): Promise<void> {
  const compiled = `${paraglideOptions.outdir}/messages.js`;
  const texts = globSync("app/i18n/messages/**/*.json");
  const newest = Math.max(...texts.map((file) => statSync(file).mtimeMs));
  if (existsSync(compiled) && statSync(compiled).mtimeMs > newest) return;
  await compile();
}
