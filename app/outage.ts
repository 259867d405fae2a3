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
  // PostgreSQL: shutting down, starting up, connections used up, statement timed out.
  "57P01",
  "57P03",
  "53300",
  "57014",
]);

/** What `pg` says without a code when the server hangs up, or does not pick up. */
const hungUp = /^Connection terminated|^timeout exceeded when trying to connect/;

/** Is something we depend on away, rather than our code wrong? Looks through the causes. */
export function isOutage(error: unknown): boolean {
  if (!(error instanceof Error)) return false;
  if (error instanceof StoreFailure || isRefusalOfTheStore(error)) return true;
  const { code } = error as { code?: unknown };
  if (typeof code === "string" && codes.has(code)) return true;
  if (hungUp.test(error.message)) return true;
  if (error instanceof AggregateError && error.errors.some(isOutage)) return true;
  return isOutage(error.cause);
}

/** What the object store's client throws carries `$metadata` (a 5xx, a wrong ETag, an answer cut short); a time-out its name. */
function isRefusalOfTheStore(error: Error): boolean {
  return error.name === "TimeoutError" || "$metadata" in error;
}
