// Compiles the messages into typed functions; for the build, for development and for the tests.
import { readFileSync, writeFileSync } from "node:fs";
import path from "node:path";
import { paraglideOptions } from "../paraglide.config.mjs";

const made = "return new Intl.PluralRules(locale, options).select(Number(input))";
const kept = `const key = \`\${locale}\${JSON.stringify(options ?? null)}\`;
	const rules = pluralRules.get(key) ?? new Intl.PluralRules(locale, options);
	pluralRules.set(key, rules);
	return rules.select(Number(input))`;

/** @param {Partial<import("@inlang/paraglide-js").CompilerOptions>} [options] */
export async function compileMessages(options = {}) {
  const { compile } = await import("@inlang/paraglide-js");
  await compile({ ...paraglideOptions, ...options });
  keepPluralRules(path.join(paraglideOptions.outdir, "registry.js"));
}

/** Paraglide recreates a language's plural rules for every message with a number, at 14 µs each. */
function keepPluralRules(file) {
  const text = readFileSync(file, "utf8");
  if (!text.includes(made)) throw new Error(`${file}: Paraglide writes plurals in another way now`);
  writeFileSync(file, `const pluralRules = new Map();\n${text.replace(made, kept)}`);
}
