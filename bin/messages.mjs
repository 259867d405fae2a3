import { createHash } from "node:crypto";
import { existsSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import path from "node:path";
import { paraglideOptions } from "../paraglide.config.mjs";

const made = "return new Intl.PluralRules(locale, options).select(Number(input))";
const kept = `const key = \`\${locale}\${JSON.stringify(options ?? null)}\`;
	const rules = pluralRules.get(key) ?? new Intl.PluralRules(locale, options);
	pluralRules.set(key, rules);
	return rules.select(Number(input))`;

const { outdir } = paraglideOptions;
const locales = ["en", "fr"];
const stamp = path.join(outdir, "stamp");

/** @param {Partial<import("@inlang/paraglide-js").CompilerOptions>} [options] */
export async function compileMessages(options = {}) {
  const { compile } = await import("@inlang/paraglide-js");
  const hash = hashMessages();
  await compile({ ...paraglideOptions, ...options });
  keepPluralRules(path.join(outdir, "registry.js"));
  writeFileSync(stamp, hash);
}

/** Compiles unless the compiled functions are of these very messages: tests may be reading them. */
export async function ensureMessages() {
  if (existsSync(stamp) && readFileSync(stamp, "utf8") === hashMessages()) return;
  await compileMessages();
}

/** What the functions are made of: texts, settings, this compiler and the steps above. */
function hashMessages() {
  const files = [
    ...locales.flatMap((locale) => {
      const folder = `app/i18n/messages/${locale}`;
      return readdirSync(folder)
        .sort()
        .map((name) => `${folder}/${name}`);
    }),
    "project.inlang/settings.json",
    "paraglide.config.mjs",
    "bin/messages.mjs",
    "node_modules/@inlang/paraglide-js/package.json",
    "node_modules/@inlang/plugin-message-format/package.json",
  ];
  const hash = createHash("sha256");
  for (const file of files) hash.update(`${file}\0`).update(readFileSync(file)).update("\0");
  return hash.digest("hex");
}

/** Paraglide recreates a language's plural rules for every message with a number, at 14 µs each. */
function keepPluralRules(file) {
  const text = readFileSync(file, "utf8");
  if (!text.includes(made)) throw new Error(`${file}: Paraglide writes plurals in another way now`);
  writeFileSync(file, `const pluralRules = new Map();\n${text.replace(made, kept)}`);
}
