import type { LoggerOptions } from "pino";

/** Long digit runs (numbers, codes) and the secret part of addresses never reach a log. */
const secrets: readonly [RegExp, string][] = [
  [/\/(login|contact|notice|setup)\/+[^\s/?#"]+/gi, "/$1/[token]"],
  [/\+?\d[\d .-]{7,}\d/g, "[number]"],
];

/** The database driver appends a failed query's parameters to its message. */
function withoutParameters(message: string) {
  return message.replace(/\n\s*params: [^]*$/, "");
}

export function redact(text: string) {
  return secrets.reduce(
    (cleaned, [pattern, replacement]) => cleaned.replace(pattern, replacement),
    text,
  );
}

export function describeError({ name, message, stack = "" }: Error) {
  const told = withoutParameters(message);
  return {
    type: name,
    message: redact(told),
    stack: redact(stack.replace(message, () => told)),
  };
}

/**
 * Any segment as long as a token, except a UUID: it may be a secret even if the address does not
 * exist.
 */
const longSegment = /(?<=\/)(?![\da-f]{8}(?:-[\da-f]{4}){3}-[\da-f]{12}(?:\/|$))[^/]{20,}/gi;

/** As the router reads it: decoded, any case, without empty segments. */
function redactPath(path: string) {
  return redact(decoded(path).replace(/\/{2,}/g, "/")).replace(longSegment, "[token]");
}

function decoded(path: string) {
  try {
    return decodeURIComponent(path);
  } catch {
    return path;
  }
}

export const loggerOptions = {
  timestamp: () => `,"at":"${new Date().toISOString()}"`,
  formatters: { level: (level: string) => ({ level }) },
  serializers: { err: describeError, path: redactPath },
} satisfies LoggerOptions;
