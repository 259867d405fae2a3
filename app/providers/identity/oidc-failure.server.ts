import * as client from "openid-client";

/** Codes of openid-client for a request that had no whole answer in time. */
const unanswered = ["OAUTH_TIMEOUT", "OAUTH_ABORT"];

/** Whether the provider did not answer, or answered that it cannot now: trying again may help. */
export function isAway(error: unknown): boolean {
  if (error instanceof client.ResponseBodyError) return error.status >= 500;
  if (!(error instanceof Error)) return false;
  if (error.name === "TimeoutError" || error.message === "fetch failed") return true;
  if (error instanceof client.ClientError && unanswered.includes(error.code ?? "")) return true;
  const { cause } = error;
  if (cause instanceof Response) return cause.status >= 500 || cause.status === 429;
  return cause instanceof Error && cause !== error && isAway(cause);
}
