import { StoreFailure } from "#app/providers/storage/storage.ts";

const codes = new Set([
  "ECONNREFUSED",
  "ECONNRESET",
  "EPIPE",
  "ETIMEDOUT",
  "ENOTFOUND",
  "CONNECTION_CLOSED",
  "CONNECTION_ENDED",
  "CONNECTION_DESTROYED",
  "CONNECT_TIMEOUT",
  // PostgreSQL: shutting down, starting up, out of connections, statement timeout.
  "57P01",
  "57P03",
  "53300",
  "57014",
]);

/** Messages of `pg`, without a code, when the server closed the connection or does not answer. */
const hungUp =
  /^Connection terminated|^Client has encountered a connection error|^timeout exceeded when trying to connect/;

export function isOutage(error: unknown): boolean {
  if (!(error instanceof Error)) return false;
  if (error instanceof StoreFailure || isRefusalOfTheStore(error)) return true;
  const { code } = error as { code?: unknown };
  if (typeof code === "string" && codes.has(code)) return true;
  if (hungUp.test(error.message)) return true;
  if (error instanceof AggregateError && error.errors.some(isOutage)) return true;
  return isOutage(error.cause);
}

/**
 * The object store's client throws errors with `$metadata` (a 5xx, a wrong ETag, a truncated
 * answer); a time-out has only its name.
 */
function isRefusalOfTheStore(error: Error): boolean {
  return error.name === "TimeoutError" || "$metadata" in error;
}
