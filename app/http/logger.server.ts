import type { LoggerOptions } from "pino";

/** Long digit runs (numbers, codes) and the secret part of addresses never reach a log. */
const secrets: readonly [RegExp, string][] = [
  [/\/(login|contact|notice|setup)\/[^\s/?#"]+/g, "/$1/[token]"],
  [/\+?\d[\d .-]{7,}\d/g, "[number]"],
];

/** The database driver writes a failed query's parameters into its message. */
function withoutParameters(text: string) {
  return text.replace(/\nparams: [^]*?(?=\n {4}at |$)/g, "");
}

export function redact(text: string) {
  return secrets.reduce(
    (cleaned, [pattern, replacement]) => cleaned.replace(pattern, replacement),
    text,
  );
}

function describeError(error: Error) {
  return {
    type: error.name,
    message: redact(withoutParameters(error.message)),
    stack: redact(withoutParameters(error.stack ?? "")),
  };
}

/** JSON lines; errors and addresses are cleaned before they are written. */
export const loggerOptions = {
  timestamp: () => `,"at":"${new Date().toISOString()}"`,
  formatters: { level: (level: string) => ({ level }) },
  serializers: { err: describeError, path: redact },
} satisfies LoggerOptions;
