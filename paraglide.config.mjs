/**
 * Where the messages are and where their compiled, typed functions go: used by the build, by Vite and by the tests.
 * @type {import("@inlang/paraglide-js").CompilerOptions}
 */
export const paraglideOptions = {
  project: "./project.inlang",
  outdir: "./app/i18n/paraglide",
  strategy: ["baseLocale"],
  emitTsDeclarations: true,
  emitGitIgnore: false,
  isServer: "typeof window === 'undefined'",
};
